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
import static org.swapgrid.decision.Ordering.untilRestoring;
import static org.swapgrid.decision.Policies.riders;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Ordered;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.decision.Mode.Waiting.Part;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.order.Instruction.Hold;
import org.swapgrid.order.Instruction.Release;
import org.swapgrid.order.Leases;

/** An order, its end and the way back at a station without trouble. */
final class OrderedTest {
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
  void aCapOrderedInTheDelayAfterARestartLetsNothingLeapUpToIt() {
    var left = new Resume(Resume.Stage.SHED, List.of(), new Power(6000), new Power(9600), 1, false);
    var bench = new Bench(Policies.of(sreg()), 12, left);
    while (!(bench.mode() instanceof Waiting(_, _, var part) && part == Part.RANDOM_DELAY)) {
      bench.at(60.0, SECOND);
    }
    order(bench, cap(5000), HOUR);
    bench.at(60.0, SECOND);
    assertEquals(0, bench.limit());
    untilRestoring(bench);
    bench.at(60.0, SECOND.multipliedBy(10));
    assertTrue(bench.limit() <= 120 * 11);
    bench.at(60.0, MINUTE);
    assertEquals(cap(5000), assertInstanceOf(Ordered.class, bench.mode()).lease().instruction());
  }

  @Test
  void aCapBehindAnOrderToShedComesBackFromWhatIsDrawn() {
    var bench = running();
    bench.bays.forEach(bay -> bay.appetite = 100);
    bench.at(60.0, SECOND);
    order(bench, shedTo(6000), HOUR);
    bench.at(60.0, SECOND);
    assertEquals(1200, bench.limit());
    bench.bays.forEach(bay -> bay.appetite = 800);
    order(bench, cap(5000), HOUR);
    bench.at(60.0, SECOND);
    assertEquals(1200, bench.limit());
    untilRestoring(bench);
    bench.at(60.0, SECOND.multipliedBy(5));
    assertTrue(bench.limit() <= 1200 + 120 * 6);
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
