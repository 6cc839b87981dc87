package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Ordering.HOUR;
import static org.swapgrid.decision.Ordering.MINUTE;
import static org.swapgrid.decision.Ordering.SECOND;
import static org.swapgrid.decision.Ordering.cap;
import static org.swapgrid.decision.Ordering.comesBackByRandomDelayAndRamp;
import static org.swapgrid.decision.Ordering.order;
import static org.swapgrid.decision.Ordering.running;
import static org.swapgrid.decision.Ordering.shedTo;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.Blind;
import org.swapgrid.decision.Mode.CarryingOn;
import org.swapgrid.decision.Mode.Held;
import org.swapgrid.decision.Mode.Ordered;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.decision.Mode.Waiting.Part;
import org.swapgrid.decision.Resume.Stage;
import org.swapgrid.model.Power;
import org.swapgrid.order.Instruction.Hold;
import org.swapgrid.order.Leases;

/** An order at a station that is blind, dark, held or started anew. */
final class OrderInTroubleTest {
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
  void behindASilentCabinetTheWayBackBeginsNoHigherThanWhatWasDrawnBefore() {
    var bench = running();
    order(bench, shedTo(10_000), HOUR);
    bench.at(60.0, MINUTE);
    var resume = bench.controller.resumeFrom(bench.last);
    long before = resume.cap().watts();
    assertTrue(before < resume.allowed().watts(), "the order allows more than was drawn");
    var after = new Bench(bench.controller.policy(), 12, resume);
    after.cabinetAnswers = false;
    while (!(after.mode() instanceof Restoring)) {
      after.at(60.0, SECOND);
    }
    long allowed = after.view().balance().allowed().watts();
    assertTrue(allowed <= before, allowed + " W allowed; " + before + " W were drawn before");
  }

  /** As it is where a process ended under an order that allowed all it could draw. */
  @Test
  void anOrderThatHoldsNothingBackDoesNotEndTheWayBackOfAFallenCabinet() {
    for (var instruction : List.of(shedTo(50_000), new Hold())) {
      var held = new Resume(Stage.SHED, List.of(), new Power(60_000), new Power(9600), 1, false);
      var bench = new Bench(Policies.of(sreg()), 12, held);
      bench.bays.forEach(bay -> bay.limit = 100);
      bench.memory = bench.controller.resume(held, bench.tick());
      while (!(bench.mode() instanceof Waiting(_, _, var part)) || part != Part.RANDOM_DELAY) {
        bench.at(60.0, Bench.POLL);
      }
      order(bench, instruction, SECOND);
      bench.at(60.0, SECOND.multipliedBy(2));
      assertEquals(Part.RANDOM_DELAY, assertInstanceOf(Waiting.class, bench.mode()).part());
      assertEquals(1200, bench.limit(), instruction.toString());
    }
  }
}
