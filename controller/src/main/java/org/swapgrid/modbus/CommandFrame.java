package org.swapgrid.modbus;

import java.time.Duration;
import java.util.Arrays;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.Power;

/**
 * A plan as the cabinet's command registers: the limits in tens of watts, 0xFFFF for a bay the plan
 * does not name, and the plan's total as a share of the sum of all ratings, rounded up so that the
 * bay limits decide once they are there.
 */
final class CommandFrame {
  private static final int STATION_ENABLED = 1;
  private static final int CURTAIL_ALL = 1 << 1;
  private static final int LIMITS_ENABLED = 1 << 2;
  private static final int WHOLE = 1000;
  private static final int HIGHEST_LIMIT = 0xFFFE;

  private final int stationPermille;
  private final int[] limits;
  private final Power total;
  private final Power rating;

  private CommandFrame(int stationPermille, int[] limits, Power total, Power rating) {
    this.stationPermille = stationPermille;
    this.limits = limits;
    this.total = total;
    this.rating = rating;
  }

  static CommandFrame of(ChargingPlan plan, CabinetImage image) {
    var limits = new int[image.bays()];
    Arrays.fill(limits, CabinetMap.NO_U16);
    for (var bay : plan.limits()) {
      var i = bay.bay().number() - 1;
      if (i < limits.length) {
        var watts = bay.limit().min(image.ceiling(i)).atLeastZero().watts();
        limits[i] = (int) Math.min(HIGHEST_LIMIT, watts / CabinetMap.STEP_WATTS);
      }
    }
    long total = 0;
    for (var limit : limits) {
      total += limit == CabinetMap.NO_U16 ? 0 : (long) limit * CabinetMap.STEP_WATTS;
    }
    var rating = image.rating();
    return new CommandFrame(permille(total, rating), limits, new Power(total), rating);
  }

  private static int permille(long total, Power rating) {
    return rating.watts() == 0
        ? 0
        : (int) Math.min(WHOLE, Math.ceilDiv(total * WHOLE, rating.watts()));
  }

  /** What can be drawn at most once the plan is in force. */
  Power total() {
    return total;
  }

  /** The sum of all ratings. */
  Power rating() {
    return rating;
  }

  int bays() {
    return limits.length;
  }

  /** In tens of watts; 0xFFFF when the plan does not name the bay. */
  int limit(int bay) {
    return limits[bay];
  }

  int[] limits() {
    return limits.clone();
  }

  /** The four registers that are a command of their own. */
  int[] header(int seq, Duration revertAfter) {
    var mode = STATION_ENABLED | LIMITS_ENABLED | (total.watts() == 0 ? CURTAIL_ALL : 0);
    return new int[] {seq, revertTenths(revertAfter), mode, stationPermille};
  }

  /** Header and limits in one, when function 16 has room for them. */
  int[] whole(int seq, Duration revertAfter) {
    var frame = Arrays.copyOf(header(seq, revertAfter), CabinetMap.HEADER_COUNT + limits.length);
    System.arraycopy(limits, 0, frame, CabinetMap.HEADER_COUNT, limits.length);
    return frame;
  }

  boolean fitsOneWrite() {
    return CabinetMap.HEADER_COUNT + limits.length <= CabinetMap.MOST_WRITTEN;
  }

  /** Rounded up, so that a full time is never shortened. */
  private static int revertTenths(Duration revertAfter) {
    var tenths = Math.ceilDiv(revertAfter.toMillis(), CabinetMap.REVERT_MILLIS);
    return Math.clamp(tenths, 1, CabinetMap.MOST_REVERT);
  }
}
