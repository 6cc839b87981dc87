package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.DREG;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.dreg;
import static org.swapgrid.decision.Policies.riders;
import static org.swapgrid.decision.Policies.sreg;
import static org.swapgrid.decision.Policies.terms;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.Blind;
import org.swapgrid.decision.Mode.CarryingOn;
import org.swapgrid.decision.Mode.Held;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Ordered;
import org.swapgrid.decision.Mode.Regulating;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.decision.Mode.Waiting.Part;
import org.swapgrid.decision.Resume.Stage;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Instruction;
import org.swapgrid.order.Instruction.Cap;
import org.swapgrid.order.Instruction.Disarm;
import org.swapgrid.order.Instruction.Hold;
import org.swapgrid.order.Instruction.Release;
import org.swapgrid.order.Instruction.ShedTo;
import org.swapgrid.order.Lease;
import org.swapgrid.order.Leases;
import org.swapgrid.order.Order;
import org.swapgrid.service.Terms;

final class OrderedTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private static Bench running() {
    return Bench.running(Policies.of(sreg()), 12);
  }

  private static Lease lease(Bench bench, Instruction instruction, Duration length) {
    return new Lease(new Order.Name("o-7", 7), instruction, bench.now.plus(length));
  }

  private static void order(Bench bench, Instruction instruction, Duration length) {
    bench.leases = new Leases(lease(bench, instruction, length), bench.leases.disarmed());
  }

  private static void disarm(Bench bench, ServiceId service, Duration length) {
    bench.leases =
        new Leases(bench.leases.power(), List.of(lease(bench, new Disarm(service), length)));
  }

  private static ShedTo shedTo(long watts) {
    return new ShedTo(new Power(watts));
  }

  private static Cap cap(long watts) {
    return new Cap(new Power(watts));
  }

  private static void untilRestoring(Bench bench) {
    while (!(bench.mode() instanceof Restoring)) {
      assertInstanceOf(Waiting.class, bench.mode());
      bench.at(60.0, Bench.POLL);
    }
  }

  private static void comesBackByRandomDelayAndRamp(Bench bench) {
    var waiting = assertInstanceOf(Waiting.class, bench.mode());
    assertEquals(Part.RANDOM_DELAY, waiting.part());
    var delay = Lot.draw(bench.controller.policy(), bench.memory.budget().events());
    assertEquals(delay, waiting.until().minus(waiting.since()));
    long before = bench.limit();
    while (bench.mode() instanceof Waiting) {
      assertEquals(before, bench.limit(), "nothing rises in the delay");
      bench.at(60.0, Bench.POLL);
    }
    assertInstanceOf(Restoring.class, bench.mode());
    before = bench.view().balance().allowed().watts();
    for (int seconds = 1; seconds <= 20; seconds++) {
      bench.at(60.0, SECOND);
      assertTrue(bench.limit() <= before + 120L * (seconds + 1), "above the ramp");
    }
    bench.at(60.0, Duration.ofMinutes(10));
    assertInstanceOf(Normal.class, bench.mode());
  }

  @Test
  void anOrderToShedIsObeyedAtOnceAndNothingRisesWhileItRuns() {
    var bench = running();
    order(bench, shedTo(4000), HOUR);
    bench.at(60.0, Bench.POLL);
    assertEquals(4000, bench.limit());
    assertEquals(Reason.ORDERED, bench.view().balance().binding().reason());
    assertEquals(new Power(5600), bench.view().balance().owed());
    long before = bench.draw();
    for (int s = 0; s < 600; s++) {
      bench.bays.get(s % 12).charge = (s * 37) % 1000;
      bench.at(60.0, SECOND);
      assertTrue(bench.draw() <= before, "rose at second " + s);
      before = bench.draw();
    }
    assertInstanceOf(Ordered.class, bench.mode());
    assertTrue(bench.view().balance().delivered().watts() >= 5600);
  }

  @Test
  void aCapIsKeptAndTheBaysBelowItAreSharedAsUsual() {
    var bench = running();
    order(bench, cap(4000), HOUR);
    bench.at(60.0, MINUTE);
    assertTrue(bench.limit() <= 4000);
    assertEquals(Power.ZERO, bench.view().balance().owed());
    assertEquals(Power.ZERO, bench.view().balance().delivered(), "a cap is no reduction owed");
    var charging = bench.bays.stream().filter(bay -> bay.limit > 0).findFirst().orElseThrow();
    charging.empty = true;
    bench.at(60.0, MINUTE);
    assertTrue(bench.draw() >= 3200, "another bay took its place");
    assertTrue(bench.limit() <= 4000);
  }

  @Test
  void aLeaseRunsOutByItselfAndThePowerComesBackByRandomDelayAndRamp() {
    var bench = running();
    order(bench, shedTo(2000), Duration.ofSeconds(30));
    bench.at(60.0, Duration.ofSeconds(30));
    assertInstanceOf(Ordered.class, bench.mode());
    bench.at(60.0, Bench.POLL);
    comesBackByRandomDelayAndRamp(bench);
  }

  @Test
  void aReleaseGoesThroughRandomDelayAndRamp() {
    for (var instruction : List.of(shedTo(2000), cap(2000))) {
      var bench = running();
      order(bench, instruction, HOUR);
      bench.at(60.0, MINUTE);
      bench.leases = Leases.NONE;
      bench.at(60.0, Bench.POLL);
      comesBackByRandomDelayAndRamp(bench);
    }
  }

  @Test
  void anEasierOrderComesBackOnTheSameWayUpToWhatItAllows() {
    var bench = running();
    order(bench, cap(2000), HOUR);
    bench.at(60.0, MINUTE);
    order(bench, cap(6000), HOUR);
    bench.at(60.0, Bench.POLL);
    assertEquals(Part.RANDOM_DELAY, assertInstanceOf(Waiting.class, bench.mode()).part());
    assertTrue(bench.limit() <= 2000);
    untilRestoring(bench);
    bench.at(60.0, SECOND.multipliedBy(5));
    assertTrue(bench.limit() <= 2000 + 120 * 6);
    bench.at(60.0, MINUTE);
    assertEquals(cap(6000), assertInstanceOf(Ordered.class, bench.mode()).lease().instruction());
    assertEquals(new Power(6000), bench.view().balance().allowed());
  }

  @Test
  void aTighterOrderIsObeyedAtOnceAlsoOnTheWayBack() {
    var bench = running();
    order(bench, shedTo(5000), SECOND);
    bench.at(60.0, SECOND.multipliedBy(2));
    assertInstanceOf(Waiting.class, bench.mode());
    order(bench, shedTo(3000), HOUR);
    bench.at(60.0, Bench.POLL);
    assertTrue(bench.limit() <= 3000);
    bench.at(60.0, Bench.POLL);
    assertInstanceOf(Ordered.class, bench.mode());
    order(bench, shedTo(1000), HOUR);
    bench.at(60.0, Bench.POLL);
    assertTrue(bench.limit() <= 1000);
    bench.leases = Leases.NONE;
    bench.at(60.0, Bench.POLL);
    comesBackByRandomDelayAndRamp(bench);
  }

  @Test
  void aHoldLetsNoLimitRiseAndAlsoStopsTheWayBack() {
    var bench = running();
    order(bench, shedTo(2000), MINUTE);
    bench.at(60.0, MINUTE.plus(SECOND));
    untilRestoring(bench);
    bench.at(60.0, SECOND.multipliedBy(10));
    long before = bench.limit();
    assertTrue(before > 2500);
    order(bench, new Hold(), MINUTE);
    bench.at(60.0, SECOND.multipliedBy(59));
    assertInstanceOf(Ordered.class, bench.mode());
    assertEquals(before, bench.limit());
    order(bench, cap(11_000), MINUTE);
    bench.at(60.0, Bench.POLL);
    assertInstanceOf(Waiting.class, bench.mode());
    assertEquals(before, bench.limit());
  }

  @Test
  void anOrderThatKeepsNothingBackEndsWithoutAReturn() {
    for (var instruction : List.of(cap(50_000), shedTo(50_000), new Hold(), new Release())) {
      var bench = running();
      order(bench, instruction, SECOND);
      bench.at(60.0, Bench.POLL);
      assertInstanceOf(Ordered.class, bench.mode());
      assertEquals(12_000, bench.limit());
      order(bench, cap(60_000), SECOND);
      bench.at(60.0, Bench.POLL);
      assertInstanceOf(Ordered.class, bench.mode());
      bench.at(60.0, SECOND.multipliedBy(2));
      assertInstanceOf(Normal.class, bench.mode());
      assertEquals(12_000, bench.limit());
    }
  }

  @Test
  void aFrequencyTripDuringAnOrderShedsAtOnce() {
    for (var instruction : List.of(shedTo(4000), cap(4000), new Hold(), cap(50_000))) {
      var bench = running();
      order(bench, instruction, HOUR);
      bench.at(60.0, MINUTE);
      bench.at(59.5, Duration.ofMillis(350));
      assertEquals(0, bench.limit());
      assertInstanceOf(Shedding.class, bench.mode());
      assertEquals(Reason.FREQUENCY_LOW, bench.view().balance().binding().reason());
    }
  }

  @Test
  void behindTheTripTheOrderStillBoundsTheReturn() {
    var bench = running();
    order(bench, cap(4000), HOUR);
    bench.at(60.0, MINUTE);
    bench.at(59.5, SECOND);
    bench.at(60.0, SECOND.multipliedBy(59));
    assertEquals(0, bench.limit(), "the order does not shorten the wait");
    assertEquals(Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
    for (int s = 0; s < 600; s++) {
      bench.at(60.0, SECOND);
      assertTrue(bench.limit() <= 4000);
    }
    assertInstanceOf(Ordered.class, bench.mode());
  }

  @Test
  void theServiceDoesNotClaimWhatTheOrderTookAway() {
    var bench = running();
    order(bench, shedTo(4000), HOUR);
    bench.at(60.0, Duration.ofMinutes(2));
    bench.at(59.5, SECOND.multipliedBy(5));
    var balance = bench.view().balance();
    assertTrue(balance.delivered().watts() <= 4000, "delivered " + balance.delivered());
    assertTrue(balance.owed().watts() <= 4000, "owed " + balance.owed());
  }

  @Test
  void theTightestOfOrderAndServiceWinsAndKeepsItsCause() {
    var small = terms(new Power(2000), false, Terms.Comeback.UNBOUND);
    var bench = Bench.running(Policies.of(Policies.fixed(SREG, 59.88, 59.98, small)), 12);
    bench.at(59.5, SECOND);
    assertEquals(7600, bench.limit());
    order(bench, shedTo(3000), HOUR);
    bench.at(59.5, SECOND);
    assertInstanceOf(Shedding.class, bench.mode());
    assertTrue(bench.limit() <= 3000, "the order is tighter than 9.6 - 2 kW");
    assertEquals(new Power(2000), bench.view().balance().owed(), "the event's, not the order's");
    assertEquals(Reason.ORDERED, bench.view().balance().binding().reason());
  }

  @Test
  void aCapMovesWithTheDroopBelowIt() {
    var bench = Bench.running(Policies.of(dreg(null, null)), 12);
    bench.at(59.92, SECOND);
    assertInstanceOf(Regulating.class, bench.mode());
    order(bench, cap(8000), HOUR);
    bench.at(59.80, SECOND);
    assertTrue(bench.view().balance().allowed().isBelow(new Power(3000)));
    bench.at(60.0, SECOND);
    assertEquals(new Power(8000), bench.view().balance().allowed());
  }

  @Test
  void anOrderIsObeyedByABlindStationAndNothingLeapsWhenItEnds() {
    var bench = running();
    bench.silent(SECOND.multipliedBy(5));
    assertFalse(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    order(bench, shedTo(3000), Duration.ofMinutes(5));
    bench.silent(Bench.POLL);
    assertTrue(bench.limit() <= 3000);
    bench.silent(Duration.ofMinutes(6));
    assertTrue(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    assertTrue(bench.limit() <= 3000, "the stated time counts from the order's end");
    while (!(bench.mode() instanceof CarryingOn)) {
      bench.silent(SECOND);
      assertTrue(bench.limit() <= 3000);
    }
    bench.silent(SECOND.multipliedBy(5));
    assertTrue(bench.limit() <= 3000 + 120 * 7);
    order(bench, new Hold(), Duration.ofMinutes(5));
    bench.silent(MINUTE);
    assertTrue(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    assertTrue(bench.limit() <= 3000 + 120 * 7);
  }

  @Test
  void losingSightInAnOrderNeverLoosensALimit() {
    var bench = running();
    order(bench, cap(3000), SECOND.multipliedBy(1));
    bench.at(60.0, Bench.POLL);
    bench.silent(SECOND.multipliedBy(2));
    assertTrue(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    assertTrue(bench.limit() <= 3000);
    var free = running();
    order(free, cap(50_000), HOUR);
    free.at(60.0, Bench.POLL);
    free.silent(SECOND.multipliedBy(2));
    assertFalse(assertInstanceOf(Blind.class, free.mode()).curtailed());
    assertEquals(12_000, free.limit());
    free.at(60.0, SECOND);
    assertInstanceOf(Ordered.class, free.mode());
  }

  @Test
  void anOrderBoundsTheWayBackFromADarkStation() {
    var bench = running();
    bench.bays.forEach(bay -> bay.appetite = 0);
    bench.volts = 0;
    bench.at(60.0, SECOND);
    assertInstanceOf(Mode.Dark.class, bench.mode());
    bench.bays.forEach(bay -> bay.appetite = 800);
    order(bench, cap(3000), HOUR);
    bench.at(60.0, SECOND);
    assertInstanceOf(Mode.Dark.class, bench.mode());
    assertEquals(0, bench.limit());
    bench.volts = 230;
    bench.at(60.0, SECOND.multipliedBy(59));
    assertEquals(0, bench.limit(), "the cold-load path, an order or none");
    bench.at(60.0, Duration.ofMinutes(5));
    assertInstanceOf(Ordered.class, bench.mode());
    assertTrue(bench.limit() > 0 && bench.limit() <= 3000);
  }

  @Test
  void anOrderThatEndsBelowTheReleaseLevelWaitsForTheFrequency() {
    var bench = running();
    order(bench, shedTo(3000), SECOND);
    bench.at(59.95, MINUTE.multipliedBy(5));
    assertEquals(Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
    assertTrue(bench.limit() <= 3000);
    bench.at(60.0, MINUTE.multipliedBy(10));
    assertInstanceOf(Normal.class, bench.mode());
  }

  @Test
  void aServiceThatLeavesWithAReloadUnderAnOrderLetsNothingLeap() {
    var base = dreg(new Power(6000), new Power(5000));
    var bench = Bench.running(Policies.of(base), 12);
    order(bench, cap(8000), HOUR);
    bench.at(60.0, SECOND);
    assertEquals(new Power(6000), bench.view().balance().allowed());
    bench.controller = new Controller(Policies.of());
    bench.at(60.0, SECOND.multipliedBy(59));
    assertInstanceOf(Waiting.class, bench.mode());
    assertTrue(bench.limit() <= 6000);
    bench.at(60.0, Duration.ofMinutes(10));
    assertEquals(new Power(8000), bench.view().balance().allowed());
  }

  @Test
  void aDisarmedDroopKeepsItsOperatingPoint() {
    var bench = Bench.running(Policies.of(dreg(new Power(6000), new Power(5000))), 12);
    disarm(bench, DREG, HOUR);
    bench.at(59.80, MINUTE);
    assertEquals(new Power(6000), bench.view().balance().allowed(), "no response, and no leap");
  }

  @Test
  void aTechniciansHoldStandsAboveTheOrderThatMayOnlyTighten() {
    var bench = running();
    order(bench, shedTo(5000), HOUR);
    bench.at(60.0, SECOND);
    bench.hold = true;
    bench.leases = Leases.NONE;
    bench.at(60.0, Duration.ofMinutes(10));
    assertInstanceOf(Held.class, bench.mode());
    assertEquals(4800, bench.limit() / 800 * 800);
    order(bench, shedTo(1000), HOUR);
    bench.at(60.0, SECOND);
    assertInstanceOf(Held.class, bench.mode());
    assertTrue(bench.limit() <= 1000);
    bench.hold = false;
    bench.at(60.0, SECOND);
    assertEquals(Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
    bench.at(60.0, Duration.ofMinutes(10));
    assertInstanceOf(Ordered.class, bench.mode());
    assertTrue(bench.limit() <= 1000);
  }

  @Test
  void aLeaseDoesNotSurviveARestartButNothingLeapsUp() {
    var bench = running();
    order(bench, shedTo(10_000), HOUR);
    bench.at(60.0, MINUTE);
    var resume = bench.controller.resumeFrom(bench.last);
    assertEquals(Stage.SHED, resume.stage());
    var after = new Bench(bench.controller.policy(), 12, resume);
    after.at(60.0, SECOND.multipliedBy(59));
    assertTrue(after.limit() <= 10_000);
    assertEquals(Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, after.mode()).part());
    after.at(60.0, SECOND.multipliedBy(5));
    comesBackByRandomDelayAndRamp(after);
  }

  @Test
  void aDisarmedServiceClaimsNothingAndOffersNothingAndIsArmedAgainByItself() {
    var bench = running();
    disarm(bench, SREG, MINUTE);
    bench.at(60.0, SECOND);
    assertFalse(bench.view().services().getFirst().armed());
    assertEquals(Power.ZERO, bench.view().services().getFirst().available());
    bench.at(59.5, SECOND.multipliedBy(10));
    assertInstanceOf(Normal.class, bench.mode());
    assertEquals(12_000, bench.limit());
    bench.at(59.5, SECOND.multipliedBy(51));
    assertEquals(0, bench.limit(), "the lease has run out");
    assertInstanceOf(Shedding.class, bench.mode());
  }

  @Test
  void aResponseThatStandsIsFinishedBeforeItsServiceIsDisarmed() {
    var bench = running();
    bench.at(59.5, SECOND);
    disarm(bench, SREG, HOUR);
    bench.at(59.5, MINUTE);
    assertEquals(0, bench.limit());
    bench.at(60.0, Duration.ofMinutes(10));
    assertInstanceOf(Normal.class, bench.mode());
    bench.at(59.5, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
    var droop = Bench.running(Policies.of(dreg(null, null)), 12);
    droop.at(59.80, SECOND);
    disarm(droop, DREG, HOUR);
    droop.at(59.80, SECOND);
    assertInstanceOf(Regulating.class, droop.mode());
    droop.at(60.0, SECOND);
    droop.at(59.80, SECOND);
    assertInstanceOf(Normal.class, droop.mode());
  }

  @Test
  void aSuspicionIsDroppedWhenTheServiceIsDisarmed() {
    var bench = running();
    bench.at(59.5, Duration.ofMillis(100));
    disarm(bench, SREG, HOUR);
    bench.at(59.5, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
  }

  @Test
  void theBoundsSayWhatAnOrderMayAsk() {
    var bench = Bench.running(Policies.with(riders(3), Policies.gate(true), sreg()), 12);
    bench.bays.get(0).disobedient = true;
    bench.bays.get(0).charge = 100;
    var calm = bench.controller.bounds(bench.at(60.0, SECOND));
    assertEquals(new Power(2400), calm.least());
    assertEquals(new Power(100_000), calm.most());
    assertFalse(calm.low());
    assertTrue(bench.controller.bounds(bench.at(59.85, Bench.POLL)).low(), "before it is sure");
    bench.at(59.85, SECOND);
    var wary = bench.controller.bounds(bench.at(60.0, SECOND.multipliedBy(5)));
    assertTrue(wary.low(), "the response still stands");
    assertTrue(bench.controller.bounds(bench.silent(SECOND)).low());
  }

  @Test
  void theExplanationNamesTheOrderAndTheTimeLeft() {
    var bench = running();
    order(bench, shedTo(4000), MINUTE);
    bench.at(60.0, SECOND.multipliedBy(10));
    assertEquals(
        "Ordered by the aggregator to shed to 4.0 kW (order o-7, seq 7, 51 s to go);"
            + " 4.0 kW allowed; 60.00 Hz",
        bench.explained());
    order(bench, cap(3000), MINUTE);
    bench.at(60.0, Bench.POLL);
    assertTrue(bench.explained().contains("to stay at or below 3.0 kW"), bench.explained());
    order(bench, new Hold(), MINUTE);
    bench.at(60.0, Bench.POLL);
    assertTrue(bench.explained().contains("no limit rises above 3.0 kW"), bench.explained());
  }
}
