package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Ordering.MINUTE;
import static org.swapgrid.decision.Ordering.SECOND;
import static org.swapgrid.decision.Ordering.cap;
import static org.swapgrid.decision.Ordering.order;
import static org.swapgrid.decision.Policies.gate;
import static org.swapgrid.decision.Policies.riders;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.Blind;
import org.swapgrid.decision.Mode.CarryingOn;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.decision.Mode.Unsure;
import org.swapgrid.decision.Resume.Stage;
import org.swapgrid.model.Power;

/** Nothing is seen of the grid, and nothing that was seen spoke for charging more. */
final class UnsureTest {
  private static final Resume PEACE =
      new Resume(Stage.NORMAL, List.of(), new Power(100_000), Power.ZERO, 3, false);

  /** It finds each bay limited to so much, as a cabinet that was left alone does. */
  private static Bench started(Policy policy, long inForce) {
    var bench = new Bench(policy, 12, PEACE);
    bench.bays.forEach(bay -> bay.limit = inForce);
    bench.memory = bench.controller.resume(PEACE, bench.tick());
    return bench;
  }

  private static Bench started(long inForce) {
    return started(Policies.of(sreg()), inForce);
  }

  private static Duration stated(Bench bench) {
    var policy = bench.controller.policy();
    return policy.gate().blind().hold().plus(Lot.draw(policy, bench.memory.budget().events()));
  }

  @Test
  void beforeItSeesItRaisesNothing() {
    var bench = started(200);
    bench.silent(stated(bench).minus(SECOND));
    assertInstanceOf(Unsure.class, bench.mode());
    assertEquals(2400, bench.limit());
    assertEquals(Power.ZERO, bench.view().services().getFirst().available());
    assertTrue(bench.explained().contains("as they were found, 2 s to go"), bench.explained());
  }

  @Test
  void afterTheStatedTimeItComesBackOnTheRampToAllItMayDraw() {
    var bench = started(200);
    bench.silent(stated(bench).plus(Bench.POLL));
    assertInstanceOf(CarryingOn.class, bench.mode());
    for (int seconds = 1; seconds <= 70; seconds++) {
      bench.silent(SECOND);
      assertTrue(bench.limit() <= 2400 + 120L * (seconds + 1), "above the ramp");
    }
    assertTrue(bench.limit() > 2400 + 120 * 60, "on the ramp: " + bench.limit());
    bench.silent(MINUTE);
    assertFalse(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    assertEquals(12_000, bench.limit());
  }

  @Test
  void theFirstReadingOfAGridInOrderFreesIt() {
    var bench = started(200);
    bench.silent(MINUTE);
    bench.at(60.0, Bench.POLL);
    assertInstanceOf(Normal.class, bench.mode());
    assertEquals(12_000, bench.limit());
  }

  @Test
  void theFirstReadingOfALowGridRaisesNothingAndTheSecondWindowSheds() {
    var bench = started(200);
    bench.silent(SECOND);
    bench.at(59.5, Bench.POLL);
    assertEquals(2400, bench.limit());
    bench.at(59.5, SECOND);
    assertInstanceOf(Shedding.class, bench.mode());
    assertEquals(0, bench.limit());
  }

  @Test
  void whatItFindsUnlimitedStaysUnlimited() {
    var bench = started(1000);
    bench.silent(SECOND);
    assertFalse(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    bench.bays.getFirst().empty = true;
    bench.silent(Duration.ofMinutes(10));
    bench.bays.getFirst().empty = false;
    bench.silent(SECOND);
    assertEquals(12_000, bench.limit());
  }

  @Test
  void theStationMayBeConfiguredToStayAsItIs() {
    var bench = started(Policies.with(riders(0), gate(false), sreg()), 200);
    bench.silent(Duration.ofMinutes(10));
    assertEquals(2400, bench.limit());
    assertTrue(bench.explained().contains("found until it is back"), bench.explained());
  }

  @Test
  void aTechniciansHoldKeepsItWhereItIs() {
    var bench = started(200);
    bench.hold = true;
    bench.silent(Duration.ofMinutes(10));
    assertEquals(2400, bench.limit());
  }

  @Test
  void withoutACabinetItWaitsForOneAndRaisesNothingOnIt() {
    var bench = started(200);
    bench.cabinetAnswers = false;
    bench.snapshot = null;
    bench.silent(SECOND.multipliedBy(5));
    assertInstanceOf(Unsure.class, bench.mode());
    bench.cabinetAnswers = true;
    bench.silent(SECOND);
    assertEquals(2400, bench.limit());
  }

  @Test
  void anOrderTightensItAndItsEndRaisesNothing() {
    var bench = started(200);
    order(bench, cap(50_000), MINUTE);
    bench.silent(SECOND);
    assertInstanceOf(Unsure.class, bench.mode());
    order(bench, cap(1000), MINUTE);
    bench.silent(SECOND);
    assertTrue(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    assertTrue(bench.limit() <= 1000);
    bench.silent(MINUTE.multipliedBy(2));
    assertTrue(bench.limit() <= 1000);
  }

  @Test
  void toTheNextProcessItIsPeaceAndBehindABootTheColdLoadPath() {
    var bench = started(200);
    bench.silent(SECOND);
    var resume = bench.controller.resumeFrom(bench.last);
    assertEquals(Stage.NORMAL, resume.stage());
    assertEquals(Stage.UNKNOWN, resume.afterBoot().stage());
  }

  @Test
  void sightLostBelowALevelBeforeTheVerdictRaisesNothing() {
    var bench = started(200);
    bench.at(59.5, Bench.POLL);
    bench.silent(stated(bench));
    assertInstanceOf(Unsure.class, bench.mode());
    assertEquals(2400, bench.limit(), "what was found at the low frequency");
    bench.at(60.0, Bench.POLL);
    assertEquals(12_000, bench.limit());
  }

  @Test
  void sightLostBelowALevelTakesNothingFromAStationThatWasUnlimited() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.5, Bench.POLL);
    bench.silent(MINUTE);
    assertFalse(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    assertEquals(12_000, bench.limit());
  }

  @Test
  void sightLostBelowALevelUnderAnOrderThatHoldsNothingBackRaisesNothing() {
    var bench = started(200);
    order(bench, cap(50_000), MINUTE);
    bench.at(59.5, Bench.POLL);
    bench.silent(MINUTE);
    assertInstanceOf(Unsure.class, bench.mode());
    assertEquals(2400, bench.limit());
  }

  @Test
  void sightLostAboveEveryLevelLeavesTheStationFree() {
    var bench = started(200);
    bench.at(59.9, Bench.POLL);
    bench.silent(MINUTE);
    assertFalse(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    assertEquals(12_000, bench.limit());
  }
}
