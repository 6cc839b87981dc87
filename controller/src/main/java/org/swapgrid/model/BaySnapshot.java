package org.swapgrid.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One bay as the cabinet last reported it.
 *
 * @param bay which bay
 * @param draw the power it draws now
 * @param ceiling the most it may draw (its charger's rating)
 * @param reportedLimit the limit in force at the cabinet
 * @param battery what sits in it; null for an empty slot
 * @param condition what keeps it from obeying or charging, if anything
 * @param takenAt when the cabinet answered, on the monotonic clock
 */
public record BaySnapshot(
    BayId bay,
    Power draw,
    Power ceiling,
    Power reportedLimit,
    @Nullable Battery battery,
    Condition condition,
    Duration takenAt) {

  /**
   * The battery in a bay.
   *
   * @param id the pack's own number, 0 when unknown
   * @param stateOfCharge as the pack reports it
   * @param temperature its hottest cell
   * @param state what the charger does with it
   */
  public record Battery(
      long id, StateOfCharge stateOfCharge, Temperature temperature, ChargeState state) {}

  /** The charger's state, in the order of the cabinet's register ChaSt (SunSpec model 802). */
  public enum ChargeState {
    OFF,
    EMPTY,
    DISCHARGING,
    CHARGING,
    FULL,
    HOLDING,
    TESTING
  }

  /**
   * What is out of the ordinary.
   *
   * @param fault the charger's fault code, 0 for none
   * @param localStop stopped by a person at the cabinet: no command moves it
   * @param failsafe the cabinet applies its own fall-back limit
   * @param canFeedBack the bay can discharge into the grid
   */
  public record Condition(int fault, boolean localStop, boolean failsafe, boolean canFeedBack) {
    public static final Condition FINE = new Condition(0, false, false, false);
  }

  public boolean isEmpty() {
    return battery == null;
  }

  /** Whether commands can move this bay: no fault and no local stop. */
  public boolean isSteerable() {
    return condition.fault() == 0 && !condition.localStop();
  }
}
