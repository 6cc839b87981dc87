package org.swapgrid.decision;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Policy.Blind;
import org.swapgrid.decision.Policy.Comeback;
import org.swapgrid.decision.Policy.Gate;
import org.swapgrid.decision.Policy.MeterTrust;
import org.swapgrid.decision.Policy.Obedience;
import org.swapgrid.decision.Policy.Riders;
import org.swapgrid.decision.Policy.Site;
import org.swapgrid.decision.Policy.Steps;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;
import org.swapgrid.model.Voltage;
import org.swapgrid.service.DroopService;
import org.swapgrid.service.DroopService.Point;
import org.swapgrid.service.GridService;
import org.swapgrid.service.StaticService;
import org.swapgrid.service.StaticService.Release;
import org.swapgrid.service.StaticService.Trip;
import org.swapgrid.service.Terms;

/** Policies for tests: a 60 Hz station with a 200 ms meter and short waits. */
final class Policies {
  static final ServiceId SREG = new ServiceId("tw-sreg");
  static final ServiceId FAST = new ServiceId("fast");
  static final ServiceId DREG = new ServiceId("tw-dreg");

  private Policies() {}

  static StaticService sreg() {
    return fixed(SREG, 59.88, 59.98, terms(null, false, Terms.Comeback.UNBOUND));
  }

  static StaticService fixed(ServiceId id, double trip, double release, Terms terms) {
    return new StaticService(
        id,
        new Trip(Frequency.ofHertz(trip), 2),
        new Release(Frequency.ofHertz(release), Duration.ofSeconds(10)),
        terms);
  }

  static Terms terms(@Nullable Power capacity, boolean firm, Terms.Comeback comeback) {
    return new Terms(capacity, firm, Duration.ofSeconds(10), Duration.ofMinutes(30), comeback);
  }

  static DroopService dreg(@Nullable Power base, @Nullable Power capacity) {
    return new DroopService(
        DREG,
        List.of(point(59.75, 1000), point(59.98, 0), point(60.02, 0), point(60.25, -1000)),
        base,
        terms(capacity, true, Terms.Comeback.UNBOUND));
  }

  static Point point(double hertz, int permille) {
    return new Point(Frequency.ofHertz(hertz), permille);
  }

  static Policy of(GridService... services) {
    return with(riders(0), gate(true), services);
  }

  static Riders riders(int reserve) {
    return new Riders(reserve, StateOfCharge.ofPercent(95), 0, Temperature.ofCelsius(45));
  }

  static Gate gate(boolean carryOn) {
    return new Gate(
        List.of(
            new MeterTrust(Bench.MAIN, Duration.ofMillis(200), Voltage.ofVolts(230)),
            new MeterTrust(Bench.SECOND, Duration.ofMillis(200), Voltage.ofVolts(230))),
        Duration.ofMillis(500),
        Duration.ofSeconds(30),
        new Steps(2000, 100),
        new Blind(Duration.ofMinutes(2), carryOn));
  }

  static Policy with(Riders riders, Gate gate, GridService... services) {
    return new Policy(site(100), gate, riders, comeback(Duration.ofSeconds(40)), List.of(services));
  }

  static Site site(double connectionKw) {
    return new Site(
        "TEST-1",
        Frequency.ofHertz(60),
        Power.ofKilowatts(connectionKw),
        new Obedience(Duration.ofSeconds(1), new Power(50)));
  }

  static Comeback comeback(Duration random) {
    return new Comeback(
        Duration.ofSeconds(60), random, Duration.ofSeconds(100), Duration.ofSeconds(300));
  }
}
