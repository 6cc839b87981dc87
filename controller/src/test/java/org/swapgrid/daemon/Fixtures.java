package org.swapgrid.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.BaySnapshot.Battery;
import org.swapgrid.model.BaySnapshot.ChargeState;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;
import org.swapgrid.model.Tick;
import org.swapgrid.model.Voltage;
import org.swapgrid.record.Origin;
import org.swapgrid.service.GridService;
import org.swapgrid.service.StaticService;
import org.swapgrid.service.Terms;

/** A small 60 Hz station for tests: four bays of 500 W, one static service, short waits. */
public final class Fixtures {
  public static final MeterId METER = new MeterId("main");
  public static final ServiceId SREG = new ServiceId("tw-sreg");
  private static final Power CEILING = new Power(500);
  private static final Instant START = Instant.parse("2026-04-03T00:00:00Z");

  private Fixtures() {}

  public static Policy policy() {
    return policy(sreg());
  }

  static Policy policy(GridService... services) {
    var meter = new Policy.MeterTrust(METER, Duration.ofMillis(50), Voltage.ofVolts(220));
    var gate =
        new Policy.Gate(
            List.of(meter),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            new Policy.Steps(2_000, 100),
            new Policy.Blind(Duration.ofMinutes(2), true));
    var obedience = new Policy.Obedience(Duration.ofSeconds(2), new Power(50));
    return new Policy(
        new Policy.Site("TEST-1", Frequency.ofHertz(60), Power.ofKilowatts(15), obedience),
        gate,
        new Policy.Riders(0, StateOfCharge.ofPercent(95), 0, Temperature.ofCelsius(50)),
        new Policy.Comeback(seconds(2), seconds(1), seconds(2), seconds(3)),
        List.of(services));
  }

  static StaticService sreg() {
    var terms = new Terms(null, true, seconds(10), seconds(1_800), Terms.Comeback.UNBOUND);
    return new StaticService(
        SREG,
        new StaticService.Trip(Frequency.ofHertz(59.88), 2),
        new StaticService.Release(Frequency.ofHertz(59.98), seconds(1)),
        terms);
  }

  private static Duration seconds(long count) {
    return Duration.ofSeconds(count);
  }

  /** Of records made in tests. */
  public static Origin origin() {
    var meter =
        new Origin.Device(METER, "janitza-umg96rm", Duration.ofMillis(200), Duration.ofMillis(100));
    return new Origin("", "TEST-1", "1.2.3", "00ff", List.of(meter), Origin.Clock.UNKNOWN);
  }

  public static Tick tick(long number, Duration elapsed) {
    return new Tick(number, elapsed, START.plus(elapsed));
  }

  public static FrequencySample sample(double hertz, Duration at) {
    return new FrequencySample(
        METER,
        Frequency.ofHertz(hertz),
        Double.doubleToRawLongBits(hertz) + at.toNanos(),
        Voltage.ofVolts(220),
        null,
        new FrequencySample.Times(at, at));
  }

  /** A cabinet that obeys the plan. */
  public static CabinetSnapshot cabinet(ChargingPlan plan, Duration at) {
    var bays = new ArrayList<BaySnapshot>();
    long watts = 0;
    for (int number = 1; number <= 4; number++) {
      var bay = bay(new BayId(number), plan, at);
      bays.add(bay);
      watts += bay.draw().watts();
    }
    return new CabinetSnapshot(
        CabinetSnapshot.State.RUNNING, new Power(watts), new Power(watts), bays, at);
  }

  private static BaySnapshot bay(BayId id, ChargingPlan plan, Duration at) {
    var limit =
        plan.limits().stream()
            .filter(each -> each.bay().equals(id))
            .map(each -> each.limit())
            .findFirst()
            .orElse(CEILING);
    var battery =
        new Battery(
            id.number(),
            StateOfCharge.ofPercent(40),
            Temperature.ofCelsius(30),
            ChargeState.CHARGING);
    return new BaySnapshot(id, limit, CEILING, limit, battery, Condition.FINE, at);
  }

  /** Waits until it holds, 10 s at most. */
  static boolean await(BooleanSupplier holds) {
    return holdsWithin(Duration.ofSeconds(10), holds);
  }

  static boolean holdsWithin(Duration patience, BooleanSupplier holds) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return true;
  }
}
