package org.swapgrid.sim.aggregator;

import java.time.Duration;
import java.time.Instant;

/**
 * Both clocks, read together.
 *
 * @param elapsed monotonic; what repetitions are timed by
 * @param wall what orders name
 */
record Moment(Duration elapsed, Instant wall) {
  static Moment now() {
    return new Moment(Duration.ofNanos(System.nanoTime()), Instant.now());
  }
}
