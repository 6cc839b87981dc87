package org.swapgrid.outlook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.BaySnapshot.Battery;
import org.swapgrid.model.BaySnapshot.ChargeState;
import org.swapgrid.model.CabinetSnapshot;

/** Compares each report of the cabinet with the one before: who came, who left, who charged. */
final class Watch {
  /** Two reports further apart than this are not compared: too much may lie between them. */
  private static final Duration APART = Duration.ofMinutes(1);

  /** A charge that falls by so many thousandths at once is another battery's. */
  private static final int FALL = 100;

  /** A limit is the rating when it is short of it by no more than the cabinet's step. */
  private static final long STEP_WATTS = 10;

  /**
   * What lies between two reports.
   *
   * @param time between them
   * @param arrived the charge of the battery that came with each swap
   * @param runs of charging that are complete
   */
  record Between(Duration time, List<Integer> arrived, List<Run> runs) {
    static final Between NOTHING = new Between(Duration.ZERO, List.of(), List.of());
  }

  private final Exchange exchange = new Exchange();
  private final Map<BayId, Run> running = new TreeMap<>();
  private final Map<BayId, BaySnapshot> last = new TreeMap<>();
  private @Nullable Duration lastAt;

  /** The cabinet does not tell its bays now: what comes next is looked at anew. */
  void forget() {
    exchange.forget();
    running.clear();
    last.clear();
    lastAt = null;
  }

  Between look(CabinetSnapshot cabinet) {
    var before = lastAt;
    var at = cabinet.takenAt();
    var time = before == null ? Duration.ZERO : at.minus(before);
    if (before == null || time.compareTo(APART) > 0 || time.isNegative()) {
      forget();
      remember(cabinet);
      return Between.NOTHING;
    }
    if (time.isZero()) {
      return Between.NOTHING;
    }
    var runs = new ArrayList<Run>();
    for (var bay : cabinet.bays()) {
      var was = last.get(bay.bay());
      if (was != null && bay.condition().fault() == 0) {
        compare(was, bay, at);
        charged(was, bay, time, runs);
      }
    }
    remember(cabinet);
    return new Between(time, exchange.swaps(at), runs);
  }

  /** What a faulty bay says of its battery is not to be relied on. */
  private void remember(CabinetSnapshot cabinet) {
    lastAt = cabinet.takenAt();
    for (var bay : cabinet.bays()) {
      if (bay.condition().fault() == 0) {
        last.put(bay.bay(), bay);
      } else {
        last.remove(bay.bay());
        running.remove(bay.bay());
      }
    }
  }

  private void compare(BaySnapshot was, BaySnapshot is, Duration at) {
    var before = was.battery();
    var now = is.battery();
    if (before != null && now != null && isSame(before, now)) {
      return;
    }
    if (before != null) {
      exchange.left(at, permille(before));
    }
    if (now != null) {
      exchange.came(at, permille(now));
    }
  }

  /** By the pack's own number; where it has none, by a charge that does not fall at once. */
  private static boolean isSame(Battery before, Battery now) {
    if (before.id() != 0 && now.id() != 0) {
      return before.id() == now.id();
    }
    return now.state() == ChargeState.DISCHARGING || permille(before) - permille(now) < FALL;
  }

  private void charged(BaySnapshot was, BaySnapshot is, Duration time, List<Run> complete) {
    var before = was.battery();
    var now = is.battery();
    if (before == null || now == null || !isSame(before, now) || !isFree(is, now)) {
      running.remove(is.bay());
      return;
    }
    var run = running.get(is.bay());
    if (run == null) {
      if (permille(now) > permille(before)) {
        running.put(is.bay(), Run.begin(permille(now), is.ceiling()));
      }
      return;
    }
    var longer = run.with(permille(now), is.draw(), time);
    if (longer.isLong()) {
      complete.add(longer);
      longer = Run.begin(permille(now), is.ceiling());
    }
    running.put(is.bay(), longer);
  }

  private static boolean isFree(BaySnapshot bay, Battery battery) {
    return battery.state() == ChargeState.CHARGING
        && bay.isSteerable()
        && bay.ceiling().watts() > STEP_WATTS
        && bay.reportedLimit().watts() >= bay.ceiling().watts() - STEP_WATTS;
  }

  private static int permille(Battery battery) {
    return battery.stateOfCharge().permille();
  }
}
