package org.swapgrid.sim.virtual;

import java.time.Duration;
import java.time.Instant;
import org.swapgrid.loop.Ticks;
import org.swapgrid.model.Tick;

/**
 * Virtual time: the site's, and the controller's own, which begins anew with each of its starts.
 */
final class VirtualClock implements Ticks {
  private static final Instant EPOCH = Instant.parse("2024-04-02T23:58:00Z");

  private long nanos;
  private long processBegan;
  private long number;

  long nanos() {
    return nanos;
  }

  void moveTo(long next) {
    nanos = next;
  }

  /** A new process: its monotonic clock starts from zero. */
  void restart() {
    processBegan = nanos;
    number = 0;
  }

  /** Since the process began. */
  Duration elapsed() {
    return Duration.ofNanos(nanos - processBegan);
  }

  @Override
  public Tick next() {
    return new Tick(++number, elapsed(), EPOCH.plusNanos(nanos));
  }
}
