package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.fixed;
import static org.swapgrid.decision.Policies.gate;
import static org.swapgrid.decision.Policies.riders;
import static org.swapgrid.decision.Policies.sreg;
import static org.swapgrid.decision.Policies.terms;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.service.Terms;

final class AllocationTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Policy shedding(long watts, boolean firm, int reserve) {
    var terms = terms(new Power(watts), firm, Terms.Comeback.UNBOUND);
    return Policies.with(riders(reserve), gate(true), fixed(SREG, 59.88, 59.98, terms));
  }

  private static Reason reason(Bench bench, int bay) {
    return bench.last.made().plan().limits().get(bay - 1).cause().reason();
  }

  @Test
  void theSameObservationGivesTheSamePlan() {
    var bench = Bench.running(shedding(5000, false, 3), 120);
    bench.at(59.5, SECOND);
    var again = bench.controller.decide(bench.last.was(), bench.last.seen());
    assertEquals(bench.last.made(), again);
  }

  @Test
  void thePlanNamesEveryBayInOrder() {
    var bench = Bench.running(shedding(5000, false, 3), 120);
    bench.at(59.5, SECOND);
    var plan = bench.last.made().plan();
    for (int i = 0; i < 120; i++) {
      assertEquals(new BayId(i + 1), plan.limits().get(i).bay());
    }
  }

  @Test
  void theBatteriesNearestToReadyGoOnChargingAndOneIsTrimmedToTheTarget() {
    var bench = Bench.running(shedding(8000, true, 0), 12);
    bench.at(59.5, SECOND);
    assertEquals(1600, bench.limit());
    assertEquals(800, bench.bays.get(11).limit);
    assertEquals(800, bench.bays.get(10).limit);
    bench = Bench.running(shedding(7500, true, 0), 12);
    bench.at(59.5, SECOND);
    assertEquals(2100, bench.limit());
    assertEquals(500, bench.bays.get(9).limit);
    assertEquals(Reason.TRIMMED, reason(bench, 10));
    assertEquals(Reason.FREQUENCY_LOW, reason(bench, 1));
  }

  @Test
  void aRestTooSmallToChargeWithIsLeftUnused() {
    var bench = Bench.running(shedding(9550, true, 0), 12);
    bench.at(59.5, SECOND);
    assertEquals(0, bench.limit());
  }

  @Test
  void fullEnoughHotAndEmptyBaysAreStoppedFirstAndSaySo() {
    var bench = Bench.running(shedding(5000, true, 0), 12);
    bench.bays.get(11).charge = 980;
    bench.bays.get(10).celsius = 50;
    bench.bays.get(9).empty = true;
    bench.at(60.0, SECOND.multipliedBy(120));
    bench.at(59.5, SECOND);
    assertEquals(Reason.ALREADY_FULL, reason(bench, 12));
    assertEquals(Reason.HOT, reason(bench, 11));
    assertEquals(Reason.EMPTY_SLOT, reason(bench, 10));
    assertEquals(800, bench.bays.get(8).limit);
  }

  @Test
  void theRidersReserveIsKeptChargingAndNotOffered() {
    var bench = Bench.running(shedding(9600, false, 3), 12);
    assertEquals(new Power(9600 - 3 * 800), bench.view().services().getFirst().available());
    bench.at(59.5, SECOND);
    assertEquals(2400, bench.limit());
    assertEquals(Reason.RIDERS_RESERVE, reason(bench, 12));
    assertEquals(3, bench.view().bays().keptForRiders());
    bench.bays.get(11).charge = 960;
    bench.at(59.5, SECOND);
    assertEquals(1600, bench.limit(), "one is ready now: nobody else starts in its place");
    assertEquals(1, bench.view().bays().ready());
  }

  @Test
  void aFirmServiceGoesBelowTheReserve() {
    var bench = Bench.running(shedding(9600, true, 3), 12);
    bench.at(59.5, SECOND);
    assertEquals(0, bench.limit());
  }

  @Test
  void expectedRidersEnlargeTheReserve() {
    var hour = terms(null, false, Terms.Comeback.UNBOUND);
    var many =
        new Policy.Riders(
            1,
            org.swapgrid.model.StateOfCharge.ofPercent(95),
            6,
            org.swapgrid.model.Temperature.ofCelsius(45));
    var bench = Bench.running(Policies.with(many, gate(true), fixed(SREG, 59.88, 59.98, hour)), 12);
    bench.at(59.5, SECOND);
    assertEquals(4, bench.view().bays().keptForRiders(), "1 + 6 an hour for half an hour");
  }

  @Test
  void aBayThatDoesNotObeyIsCountedAndAnotherTakesItsPlace() {
    var bench = Bench.running(shedding(4800, true, 0), 12);
    bench.bays.get(0).disobedient = true;
    bench.at(59.5, Duration.ofMillis(500));
    assertEquals(4800 + 800, bench.draw());
    bench.at(59.5, SECOND.multipliedBy(2));
    assertEquals(List.of(new BayId(1)), bench.view().bays().notObeying());
    assertEquals(4800, bench.draw());
    assertEquals(Reason.NOT_OBEYING, reason(bench, 1));
    bench.bays.get(0).disobedient = false;
    bench.at(59.5, SECOND.multipliedBy(2));
    assertEquals(List.of(), bench.view().bays().notObeying());
  }

  @Test
  void faultsAndLocalStopsAreSaidAndNotCountedOn() {
    var bench = Bench.running(shedding(4800, true, 0), 12);
    bench.bays.get(11).condition = new Condition(7, false, false, false);
    bench.bays.get(10).condition = new Condition(0, true, false, false);
    bench.at(60.0, SECOND);
    assertEquals(new Power(4800), bench.view().services().getFirst().available());
    bench.at(59.5, SECOND);
    assertEquals(Reason.BAY_FAULT, reason(bench, 12));
    assertEquals(Reason.LOCAL_STOP, reason(bench, 11));
  }

  @Test
  void aCabinetUnderLocalControlOrSilentOffersNothing() {
    var bench = Bench.running(shedding(4800, true, 0), 4);
    for (var state : CabinetSnapshot.State.values()) {
      bench.state = state;
      bench.at(60.0, Bench.POLL);
      boolean steerable =
          state == CabinetSnapshot.State.RUNNING || state == CabinetSnapshot.State.FAILSAFE;
      assertEquals(steerable, bench.view().services().getFirst().armed(), state.name());
    }
    bench.state = CabinetSnapshot.State.RUNNING;
    bench.cabinetAnswers = false;
    bench.at(60.0, SECOND.multipliedBy(3));
    assertEquals(Power.ZERO, bench.view().services().getFirst().available());
    assertEquals(null, bench.view().balance().measured());
  }

  @Test
  void theConnectionLimitIsSharedByWhatTheBaysReallyUse() {
    var small =
        new Policy(
            Policies.site(6), gate(true), riders(0), Policies.comeback(SECOND), List.of(sreg()));
    var bench = Bench.running(small, 12);
    assertTrue(bench.limit() <= 6000);
    bench.bays.forEach(b -> b.appetite = 300);
    bench.at(60.0, Duration.ofMinutes(5));
    assertEquals(12 * 300, bench.draw(), "all charge, none is starved by unused shares");
    assertTrue(bench.limit() <= 6000);
    assertEquals(6000, bench.view().balance().allowed().watts());
  }

  @Test
  void aBayThatAppearsDuringAnEventDoesNotCharge() {
    var bench = Bench.running(shedding(9600, true, 0), 4);
    bench.at(59.5, SECOND);
    bench.bays.add(new Bench.Bay());
    bench.at(59.5, SECOND);
    assertEquals(0, bench.bays.get(4).limit);
    bench.bays.removeFirst();
    bench.at(59.5, SECOND);
    assertEquals(0, bench.limit());
  }

  @Test
  void notEvenForRidersTheConnectionLimitIsExceeded() {
    var site = Policies.site(6);
    var policy = new Policy(site, gate(true), riders(12), Policies.comeback(SECOND), List.of());
    var bench = Bench.running(policy, 12);
    for (int s = 0; s < 300; s++) {
      bench.at(60.0, SECOND);
      assertTrue(bench.limit() <= 6000, "limits " + bench.limit() + " W at second " + s);
    }
    bench.bays.get(0).disobedient = true;
    bench.bays.get(0).appetite = 3000;
    bench.at(60.0, SECOND.multipliedBy(3));
    assertTrue(bench.limit() <= 3000, "a bay out of control takes its part of the connection");
  }

  @Test
  void aBatteryPutInDuringAnEventDoesNotBeginToCharge() {
    var bench = Bench.running(shedding(5000, true, 0), 12);
    bench.at(59.5, SECOND);
    bench.bays.get(11).appetite = 20;
    bench.at(59.5, SECOND);
    long before = bench.draw();
    bench.bays.get(11).empty = true;
    bench.at(59.5, SECOND);
    assertEquals(Reason.EMPTY_SLOT, reason(bench, 12));
    bench.bays.get(11).empty = false;
    bench.bays.get(11).appetite = 800;
    bench.at(59.5, SECOND);
    assertTrue(bench.draw() <= before, "rose to " + bench.draw());
  }
}
