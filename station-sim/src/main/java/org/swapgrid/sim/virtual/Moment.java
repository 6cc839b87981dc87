package org.swapgrid.sim.virtual;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Mode;
import org.swapgrid.sim.site.SiteStatus;

/**
 * One step of a virtual station.
 *
 * @param at since the simulation began
 * @param truth the site after the step, as it really is
 * @param cycle what the controller saw and decided; null while it is dead
 */
public record Moment(Duration at, SiteStatus truth, @Nullable CycleRecord cycle) {
  public double hertz() {
    return truth.grid().hertz();
  }

  public double watts() {
    return truth.watts();
  }

  /** The sum of the limits in force at the cabinet, in watts. */
  public int limitW() {
    return truth.cabinet().limitW();
  }

  /** The mode decided; null while the controller is dead. */
  public @Nullable Mode mode() {
    return cycle == null ? null : cycle.made().next().mode();
  }
}
