package org.swapgrid.sim.cabinet;

/**
 * What a cabinet does when nobody commands it, and how it lets charging rise: its configuration
 * block E.
 *
 * @param holdLast true keeps the limits in force, false goes to the fall-back limits
 * @param rampPercent of a bay's rating per second, 0 to 100; 0 is no ramp
 * @param minimumHoldSeconds a bay brought to 0 stays there at least, 0 to 3600
 * @param limitW fall-back limit of each bay; a low, grid-safe power
 */
public record FallBack(boolean holdLast, int rampPercent, int minimumHoldSeconds, int limitW) {
  /** A tenth of a 600 W charger: enough to keep packs from sagging, too little to hurt the grid. */
  public static final FallBack LOW = new FallBack(false, 20, 1, 60);

  public FallBack {
    require(rampPercent >= 0 && rampPercent <= 100, "ramp_percent_per_s outside 0..100");
    require(
        minimumHoldSeconds >= 0 && minimumHoldSeconds <= 3600, "minimum_hold_s outside 0..3600");
    require(limitW >= 0 && limitW <= 0xFFFE * 10, "fall-back limit out of range");
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }
}
