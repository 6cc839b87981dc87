package org.swapgrid.decision;

import java.util.List;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;

/**
 * What must survive a restart, free of any clock: a daemon that comes back goes on shedding, or on
 * its way back, never at full power.
 *
 * @param stage how far the event was
 * @param active services whose claim stood, ascending
 * @param allowed the most the station was allowed to draw
 * @param cap the power before the event, never exceeded on the way back
 * @param events how many events this station has seen; seeds the random delay
 */
public record Resume(
    Stage stage, List<ServiceId> active, Power allowed, Power cap, long events, boolean hold) {

  public enum Stage {
    /** Nothing to remember. */
    NORMAL,
    /** A claim stood, or the release wait ran. */
    SHED,
    /** The random delay ran; it is drawn again. */
    DELAYED,
    /** The ramp ran; it goes on from what was allowed. */
    RAMPING,
    /** Nothing is known (first start, or the state was lost): the cold-load path. */
    UNKNOWN
  }

  public static final Resume UNKNOWN =
      new Resume(Stage.UNKNOWN, List.of(), Power.ZERO, Power.ZERO, 0, false);

  public Resume {
    active = List.copyOf(active);
  }

  /**
   * The same after the box was started anew, which a power cut looks like: a station that ran
   * freely takes the cold-load path; one in an event or on its way back goes on with that.
   */
  public Resume afterBoot() {
    return stage == Stage.NORMAL
        ? new Resume(Stage.UNKNOWN, List.of(), Power.ZERO, Power.ZERO, events, hold)
        : this;
  }
}
