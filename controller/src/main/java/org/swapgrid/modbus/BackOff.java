package org.swapgrid.modbus;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a device that failed is left alone: twice as long each time, never above two seconds,
 * never the same for two stations.
 */
final class BackOff {
  private static final long SHORTEST_MILLIS = 20;
  private static final long LONGEST_MILLIS = 2_000;
  private static final double JITTER = 0.25;

  private final RandomGenerator random;
  private long millis = SHORTEST_MILLIS;

  BackOff(RandomGenerator random) {
    this.random = random;
  }

  Duration next() {
    var wait = jittered(millis);
    millis = Math.min(LONGEST_MILLIS, 2 * millis);
    return wait;
  }

  Duration longest() {
    return jittered(LONGEST_MILLIS);
  }

  void reset() {
    millis = SHORTEST_MILLIS;
  }

  private Duration jittered(long base) {
    var factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
    return Duration.ofNanos((long) (base * 1e6 * factor));
  }
}
