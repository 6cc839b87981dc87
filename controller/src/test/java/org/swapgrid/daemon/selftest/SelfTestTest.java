package org.swapgrid.daemon.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.swapgrid.daemon.Fixtures;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Power;
import org.swapgrid.model.Voltage;
import org.swapgrid.order.Instruction;
import org.swapgrid.order.Lease;
import org.swapgrid.order.Leases;
import org.swapgrid.order.Order;

final class SelfTestTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Stand stand = new Stand();

  private void low() {
    stand.begin();
    stand.until(Phase.LOW);
    stand.run(SECOND);
    assertInstanceOf(Mode.Shedding.class, stand.mode());
  }

  @Test
  void theWholePathRunsAndEveryStepIsJudged() {
    low();
    assertEquals(59.86, stand.seen());
    assertEquals(Power.ZERO, stand.planned());
    assertTrue(stand.test.isRunning());
    stand.until(Phase.RETURN);
    assertEquals(60, stand.hertz);
    stand.until(Phase.OVER);
    var report = stand.report();
    assertEquals(End.COMPLETE, report.end());
    assertEquals(8, report.checks().size());
    assertEquals(Check.Verdict.MET, report.verdict(), report.checks().toString());
    assertFalse(stand.test.isRunning());
    assertInstanceOf(Mode.Normal.class, stand.mode());
  }

  @Test
  void aCabinetThatDoesNotFollowFailsTheTest() {
    stand.begin();
    stand.until(Phase.LOW);
    stand.cabinet = _ -> Fixtures.cabinet(ChargingPlan.NONE, stand.now);
    stand.until(Phase.RETURN);
    stand.cabinet = seen -> seen;
    stand.until(Phase.OVER);
    assertEquals(Check.Verdict.NOT_MET, stand.report().verdict());
  }

  @Test
  void aRealLowFrequencyEndsItAtOnceAndIsAnswered() {
    low();
    stand.hertz = 59.5;
    stand.step();
    assertEquals(59.5, stand.seen());
    assertTrue(stand.report().phase() != Phase.LOW);
    stand.run(SECOND);
    assertEquals(End.OVERTAKEN, stand.report().end());
    assertFalse(stand.test.isRunning(), "what goes on is no test");
    assertEquals(1, stand.overtaken.size());
    assertEquals(Fixtures.SREG, stand.overtaken.getFirst().service());
    stand.run(Duration.ofSeconds(60));
    assertInstanceOf(Mode.Shedding.class, stand.mode(), "longer than the test would have lasted");
    assertEquals(Power.ZERO, stand.planned());
    assertEquals(Check.Verdict.UNKNOWN, stand.report().verdict());
  }

  @Test
  void aRealLowFrequencyBeforeTheLoweringIsAnEventAndNoTest() {
    stand.begin();
    stand.run(SECOND);
    stand.hertz = 59.7;
    stand.run(SECOND);
    assertInstanceOf(Mode.Shedding.class, stand.mode());
    assertFalse(stand.test.isRunning());
  }

  @Test
  void aRealReadingBetweenTheLevelAndTheTestsIsNoLongerLowered() {
    low();
    stand.hertz = 59.87;
    stand.step();
    assertEquals(59.87, stand.seen());
    stand.run(SECOND);
    assertInstanceOf(Mode.Shedding.class, stand.mode());
    assertEquals(1, stand.overtaken.size());
  }

  @Test
  void oneLowReadingEndsTheTestButMakesNoEvent() {
    low();
    stand.hertz = 59.8;
    stand.step();
    stand.hertz = 60;
    stand.step();
    assertEquals(60, stand.seen());
    assertEquals(End.REAL_LOW, stand.report().end());
    stand.until(Phase.OVER);
    assertEquals(0, stand.overtaken.size());
    assertEquals(Check.Verdict.UNKNOWN, stand.report().verdict());
  }

  @Test
  void aRealEventOnTheWayBackIsNoTest() {
    low();
    stand.until(Phase.RETURN);
    stand.run(SECOND);
    stand.hertz = 59.6;
    stand.run(SECOND);
    assertEquals(1, stand.overtaken.size());
    assertFalse(stand.test.isRunning());
    assertInstanceOf(Mode.Shedding.class, stand.mode());
  }

  @Test
  void whoLowersNeverHidesBlindness() {
    low();
    stand.meter = sample -> unread(sample, null);
    stand.run(Duration.ofSeconds(3));
    assertEquals(End.NO_SIGHT, stand.report().end());
    assertInstanceOf(Mode.Blind.class, stand.mode());
    assertEquals(Power.ZERO, stand.planned());
  }

  @Test
  void aReadingOutsideOfEveryGridIsNotHidden() {
    low();
    stand.hertz = 70;
    stand.step();
    assertEquals(70, stand.seen());
  }

  @Test
  void aDeadVoltageIsSeenAsSuch() {
    low();
    stand.cabinet = _ -> null;
    stand.meter = sample -> unread(sample, Voltage.ofVolts(0));
    stand.run(Duration.ofSeconds(3));
    assertEquals(End.NO_SIGHT, stand.report().end());
  }

  private static FrequencySample unread(
      @Nullable FrequencySample sample, @Nullable Voltage voltage) {
    assertNotNull(sample);
    var frequency = voltage == null ? null : sample.frequency();
    return new FrequencySample(
        sample.meter(), frequency, sample.raw(), voltage, null, sample.times());
  }

  @Test
  void aFrozenMeterIsSeenAsSuchDuringATest() {
    var frozen = new Stand(quickToDoubt());
    frozen.begin();
    frozen.until(Phase.LOW);
    frozen.meter = SelfTestTest::frozen;
    frozen.run(Duration.ofSeconds(6));
    assertEquals(End.NO_SIGHT, frozen.report().end());
  }

  private static FrequencySample frozen(@Nullable FrequencySample sample) {
    assertNotNull(sample);
    return new FrequencySample(
        sample.meter(), sample.frequency(), 7, sample.voltage(), null, sample.times());
  }

  private static Policy quickToDoubt() {
    var usual = Fixtures.policy();
    var gate = usual.gate();
    var quick =
        new Policy.Gate(
            gate.meters(), gate.maxAge(), Duration.ofSeconds(3), gate.steps(), gate.blind());
    return new Policy(usual.site(), quick, usual.riders(), usual.comeback(), usual.services());
  }

  @Test
  void nobodyWatchesAndItEnds() {
    low();
    stand.watched = false;
    stand.run(Run.UNHEARD.plus(SECOND));
    assertEquals(End.UNHEARD, stand.report().end());
    assertEquals(60, stand.seen());
  }

  @Test
  void itIsStoppedByHand() {
    low();
    stand.test.stop();
    stand.run(Duration.ofMillis(100));
    assertEquals(End.STOPPED, stand.report().end());
    assertEquals(60, stand.seen());
  }

  @Test
  void aHoldEndsIt() {
    low();
    stand.hold = true;
    stand.run(Duration.ofMillis(100));
    assertEquals(End.HELD, stand.report().end());
  }

  @Test
  void anOrderEndsIt() {
    low();
    stand.leases = order();
    stand.run(Duration.ofMillis(100));
    assertEquals(End.ORDERED, stand.report().end());
  }

  @Test
  void aReloadEndsIt() {
    low();
    stand.reload(Fixtures.policy());
    stand.run(Duration.ofMillis(100));
    assertEquals(End.RELOADED, stand.report().end());
  }

  private Leases order() {
    var until = stand.now.plus(Duration.ofMinutes(1));
    var order = new Instruction.ShedTo(new Power(100));
    return new Leases(new Lease(new Order.Name("o", 1), order, until), List.of());
  }
}
