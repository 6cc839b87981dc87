package org.swapgrid.sim.dst;

import java.time.Duration;
import java.time.Instant;
import org.swapgrid.loop.Ticks;
import org.swapgrid.model.Tick;
import org.swapgrid.sim.dst.link.Clock;

/**
 * Virtual time. A process counts from its own start; its wall clock can be stepped and can be
 * unset.
 */
final class VirtualTime implements Ticks, Clock {
  private static final Instant EPOCH = Instant.parse("2026-04-02T23:58:00Z");

  private long nanos;
  private long processBegan;
  private long number;
  private Duration stepped = Duration.ZERO;
  private boolean clockSet = true;

  @Override
  public long nanos() {
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

  /** The station's wall clock is from now on so far from the true time. */
  @Override
  public void step(Duration fromTrueTime) {
    stepped = fromTrueTime;
  }

  @Override
  public boolean isClockSet() {
    return clockSet;
  }

  @Override
  public void setClock(boolean isSet) {
    clockSet = isSet;
  }

  /** By the station's clock. */
  Instant wall() {
    return truth().plus(stepped);
  }

  /** By everybody else's clock. */
  @Override
  public Instant truth() {
    return EPOCH.plusNanos(nanos);
  }

  @Override
  public Tick next() {
    return new Tick(++number, elapsed(), wall());
  }

  /** The present as the last tick told it. */
  @Override
  public Tick now() {
    return new Tick(number, elapsed(), wall());
  }
}
