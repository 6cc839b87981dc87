package org.swapgrid.daemon;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.swapgrid.loop.Ticks;
import org.swapgrid.model.Tick;

/** The process's one clock: every time stamp of a sample, a decision or an answer comes from it. */
final class StationClock implements Ticks {
  /** Tenths of a millisecond: no rule needs more, and a year of events takes half the room. */
  private static final long RESOLUTION = 100_000;

  private final long zero = System.nanoTime();
  private final Instant started = Instant.now();
  private final AtomicLong number = new AtomicLong();

  /** Monotonic time since the process began. */
  Duration elapsed() {
    long nanos = System.nanoTime() - zero;
    return Duration.ofNanos(nanos - nanos % RESOLUTION);
  }

  Instant started() {
    return started;
  }

  @Override
  public Tick next() {
    return new Tick(
        number.incrementAndGet(), elapsed(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }
}
