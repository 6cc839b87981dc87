package org.swapgrid.model;

import java.time.Duration;
import java.util.List;

/**
 * The charging cabinet as it last reported itself: one consistent read.
 *
 * @param state what the cabinet's own controller is doing
 * @param power the cabinet's total draw as it measures it
 * @param limit the total limit in force at the cabinet
 * @param bays every bay, ascending by number
 * @param takenAt when the last part of it was answered, on the monotonic clock
 */
public record CabinetSnapshot(
    State state, Power power, Power limit, List<BaySnapshot> bays, Duration takenAt) {

  /** The cabinet's register St, in order. */
  public enum State {
    OFF,
    INITIALISING,
    RUNNING,
    FAILSAFE,
    FAULT,
    LOCAL
  }

  public CabinetSnapshot {
    bays = List.copyOf(bays);
  }
}
