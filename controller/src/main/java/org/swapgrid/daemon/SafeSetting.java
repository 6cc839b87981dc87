package org.swapgrid.daemon;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Cause;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;

/**
 * The last plan of a daemon that stops: every bay keeps the lower of its planned limit and the
 * limit in force. Nothing is raised, so a curtailed station stays curtailed; and since no command
 * follows, the cabinet falls back to its own safe setting when the limits expire.
 */
final class SafeSetting {
  private SafeSetting() {}

  /**
   * @param tick the number of the plan, above the last one's
   */
  static ChargingPlan of(ChargingPlan last, @Nullable CabinetSnapshot cabinet, long tick) {
    var inForce = inForce(cabinet);
    var limits = last.limits().stream().map(limit -> lower(limit, inForce)).toList();
    return new ChargingPlan(tick, limits);
  }

  private static BayLimit lower(BayLimit planned, Map<BayId, Power> inForce) {
    var limit = planned.limit().min(inForce.getOrDefault(planned.bay(), planned.limit()));
    return new BayLimit(planned.bay(), limit, Cause.of(Reason.SAFE_STOP));
  }

  private static Map<BayId, Power> inForce(@Nullable CabinetSnapshot cabinet) {
    var limits = new HashMap<BayId, Power>();
    if (cabinet != null) {
      cabinet.bays().forEach(bay -> limits.put(bay.bay(), bay.reportedLimit().atLeastZero()));
    }
    return limits;
  }
}
