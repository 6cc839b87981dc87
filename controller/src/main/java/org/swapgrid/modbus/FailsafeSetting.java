package org.swapgrid.modbus;

import org.swapgrid.model.Power;

/**
 * What the cabinet does on its own when no command comes any more.
 *
 * @param holdsLast it keeps the limits in force instead of falling back
 * @param power the sum of all fall-back limits
 * @param rating the sum of all bays' ratings
 */
public record FailsafeSetting(boolean holdsLast, Power power, Power rating) {
  /**
   * Above this share of the rating, in percent, a fall-back is not low: a dead controller must not
   * leave a station charging into an event (docs/cabinet-register-map.md).
   */
  private static final int LOW_PERCENT = 25;

  public boolean isSafe() {
    return !holdsLast && power.watts() * 100 <= rating.watts() * LOW_PERCENT;
  }

  public String words() {
    return holdsLast
        ? "keeps its last limits when the controller is silent"
        : "falls back to " + power + " of " + rating + " when the controller is silent";
  }
}
