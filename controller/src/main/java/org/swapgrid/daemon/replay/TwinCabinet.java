package org.swapgrid.daemon.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.BaySnapshot.Battery;
import org.swapgrid.model.BaySnapshot.ChargeState;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.Power;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;

/**
 * A healthy cabinet that follows every limit at once. Its batteries stand still: as many are
 * brought back empty as are taken out full, so that a recording of a day meets the same station
 * throughout.
 */
final class TwinCabinet {
  private static final Temperature WARM = Temperature.ofCelsius(30);

  private final int bays;
  private final Power ceiling;
  private Map<BayId, Power> limits = new HashMap<>();

  /**
   * A cabinet of equal bays, four fifths of them occupied, the batteries evenly spread from empty
   * to full.
   *
   * @param bays 1 to 120
   * @param ceiling of each bay
   */
  TwinCabinet(int bays, Power ceiling) {
    this.bays = bays;
    this.ceiling = ceiling;
  }

  void steer(ChargingPlan plan) {
    var next = new HashMap<BayId, Power>();
    plan.limits().forEach(limit -> next.put(limit.bay(), limit.limit()));
    limits = next;
  }

  /**
   * What it would report.
   *
   * @param powered whether the grid's voltage is there; without it nothing is drawn
   */
  CabinetSnapshot at(Duration now, boolean powered) {
    List<BaySnapshot> seen = new ArrayList<>(bays);
    long watts = 0;
    long limit = 0;
    for (int number = 1; number <= bays; number++) {
      var bay = bay(number, now, powered);
      watts += bay.draw().watts();
      limit += bay.reportedLimit().watts();
      seen.add(bay);
    }
    return new CabinetSnapshot(
        CabinetSnapshot.State.RUNNING, new Power(watts), new Power(limit), seen, now);
  }

  private BaySnapshot bay(int number, Duration now, boolean powered) {
    var id = new BayId(number);
    var limit = limits.getOrDefault(id, ceiling).min(ceiling);
    if (number % 5 == 0) {
      return new BaySnapshot(id, Power.ZERO, ceiling, limit, null, Condition.FINE, now);
    }
    var charge = new StateOfCharge(number * 1_000 / bays);
    boolean full = charge.permille() >= 990;
    var draw = full || !powered ? Power.ZERO : limit.min(ceiling);
    var state =
        full ? ChargeState.FULL : draw.watts() > 0 ? ChargeState.CHARGING : ChargeState.HOLDING;
    var battery = new Battery(number, charge, WARM, state);
    return new BaySnapshot(id, draw, ceiling, limit, battery, Condition.FINE, now);
  }
}
