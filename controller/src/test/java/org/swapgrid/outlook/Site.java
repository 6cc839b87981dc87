package org.swapgrid.outlook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.Fixtures;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Decision;
import org.swapgrid.decision.GridState;
import org.swapgrid.decision.History;
import org.swapgrid.decision.Memory;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.Observation;
import org.swapgrid.decision.Policy;
import org.swapgrid.decision.Sight;
import org.swapgrid.decision.View;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.BaySnapshot.Battery;
import org.swapgrid.model.BaySnapshot.ChargeState;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Cause;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;
import org.swapgrid.model.Tick;
import org.swapgrid.order.Leases;
import org.swapgrid.service.GridService;

/** Four bays of 500 W that draw 400 W until full, packs of 1.4 kWh, and an outlook that watches. */
final class Site {
  static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

  /** A Monday, 08:00 in Taipei. */
  static final Instant START = Instant.parse("2026-04-06T00:00:00Z");

  static final Duration STEP = Duration.ofSeconds(10);
  private static final double WATT_HOURS = 1_400;

  /** One bay's truth. */
  static final class Bay {
    long id;
    double permille;
    boolean empty;
    long appetite = 400;
    long limit = 500;
    Condition condition = Condition.FINE;
    @Nullable ChargeState state;

    Bay(long id, double permille) {
      this.id = id;
      this.permille = permille;
    }

    private boolean isFull() {
      return permille >= 1000;
    }

    private long draw() {
      return empty || isFull() ? 0 : Math.min(appetite, limit);
    }
  }

  final List<Bay> bays = new ArrayList<>();
  Policy policy;
  Outlook outlook;
  Instant wall = START;
  Duration elapsed = Duration.ofSeconds(100);
  Duration age = Duration.ZERO;
  Mode mode = new Mode.Normal(Duration.ZERO);
  Leases leases = Leases.NONE;
  CabinetSnapshot.@Nullable State state = CabinetSnapshot.State.RUNNING;
  List<BayId> notObeying = List.of();
  boolean clockSet = true;

  Site(Policy policy) {
    this.policy = policy;
    outlook = Outlook.from("", policy, TAIPEI);
    for (int number = 1; number <= 4; number++) {
      bays.add(new Bay(number, 200));
    }
  }

  static Site standard() {
    return new Site(Fixtures.policy());
  }

  static Policy policy(int reserve, double swapsPerHour, double connectionKw, GridService... all) {
    var like = Fixtures.policy();
    var site = like.site();
    return new Policy(
        new Policy.Site(
            site.station(), site.nominal(), Power.ofKilowatts(connectionKw), site.obedience()),
        like.gate(),
        new Policy.Riders(
            reserve, StateOfCharge.ofPercent(90), swapsPerHour, Temperature.ofCelsius(50)),
        like.comeback(),
        List.of(all));
  }

  /** The same site with a daemon that begins anew on this text. */
  void restart(String text) {
    outlook = Outlook.from(text, policy, TAIPEI);
  }

  void pass(Duration time) {
    for (var left = time; left.isPositive(); left = left.minus(STEP)) {
      step();
    }
  }

  /** Only the clocks go on. */
  void skip(Duration time) {
    elapsed = elapsed.plus(time);
    wall = wall.plus(time);
  }

  void step() {
    skip(STEP);
    for (var bay : bays) {
      double more = bay.draw() * STEP.toMillis() / 3_600_000.0 / WATT_HOURS * 1000;
      bay.permille = Math.min(1000, bay.permille + more);
    }
    look();
  }

  void look() {
    outlook.observe(cycle(), clockSet);
  }

  /** A rider takes what is in this bay and leaves an emptier one in it. */
  void swap(int number, double brought) {
    var bay = bays.get(number - 1);
    bay.id = bay.id == 0 ? 0 : bay.id + 100;
    bay.permille = brought;
  }

  CycleRecord cycle() {
    var tick = new Tick(1, elapsed, wall);
    var seen =
        new Observation(List.of(), state == null ? null : cabinet(state), false, leases, tick);
    var budget =
        new Memory.Budget(Power.ZERO, Power.ZERO, Power.ZERO, 0, new History(List.of(), 0, 0, 0));
    var memory = new Memory(mode, new Sight(List.of(), null, null), List.of(), budget, List.of());
    var balance =
        new View.Balance(
            null,
            Power.ZERO,
            Power.ZERO,
            new View.Reduction(Power.ZERO, Power.ZERO),
            Cause.of(Reason.UNRESTRICTED));
    var view =
        new View(
            new GridState.Unseen(Duration.ZERO, GridState.Doubt.SILENT),
            List.of(),
            balance,
            List.of(),
            new View.Bays(0, 0, 0, 0, notObeying));
    return new CycleRecord(memory, seen, new Decision(memory, ChargingPlan.NONE, view));
  }

  private CabinetSnapshot cabinet(CabinetSnapshot.State now) {
    var at = elapsed.minus(age);
    var seen = new ArrayList<BaySnapshot>();
    for (int i = 0; i < bays.size(); i++) {
      seen.add(snapshot(new BayId(i + 1), bays.get(i), at));
    }
    return new CabinetSnapshot(now, Power.ZERO, Power.ZERO, seen, at);
  }

  private static BaySnapshot snapshot(BayId id, Bay bay, Duration at) {
    var state = bay.state == null ? usual(bay) : bay.state;
    var battery =
        bay.empty
            ? null
            : new Battery(
                bay.id, new StateOfCharge((int) bay.permille), Temperature.ofCelsius(30), state);
    var limit = new Power(bay.limit);
    return new BaySnapshot(
        id, new Power(bay.draw()), new Power(500), limit, battery, bay.condition, at);
  }

  private static ChargeState usual(Bay bay) {
    return bay.isFull() ? ChargeState.FULL : ChargeState.CHARGING;
  }

  double rate(Instant at) {
    return outlook.swapsPerHour(at);
  }

  /** Charges until it is understood how batteries charge here. */
  Site understood() {
    pass(Duration.ofMinutes(30));
    return this;
  }
}
