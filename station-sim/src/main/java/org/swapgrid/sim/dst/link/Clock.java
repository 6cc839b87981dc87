package org.swapgrid.sim.dst.link;

import java.time.Duration;
import java.time.Instant;
import org.swapgrid.model.Tick;

/** The simulation's time, and what the station makes of it. */
public interface Clock {
  /** Since the simulation began, in nanoseconds. */
  long nanos();

  /** By everybody else's clock. */
  Instant truth();

  /** By the station's clocks. */
  Tick now();

  /** Whether the station's wall clock is set. */
  boolean isClockSet();

  /** The station's wall clock is from now on so far from the true time. */
  void step(Duration fromTrueTime);

  void setClock(boolean isSet);
}
