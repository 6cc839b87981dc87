package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.gate;
import static org.swapgrid.decision.Policies.riders;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.GridState.Doubt;
import org.swapgrid.decision.GridState.Seen;
import org.swapgrid.decision.GridState.Unseen;
import org.swapgrid.decision.GridState.VoltageLost;
import org.swapgrid.decision.Mode.Blind;
import org.swapgrid.decision.Mode.CarryingOn;
import org.swapgrid.decision.Mode.Dark;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Power;

final class SightTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Bench running() {
    return Bench.running(Policies.of(sreg()), 12);
  }

  /** The meter answers like this for so long. */
  private static void answering(Bench bench, @Nullable Frequency frequency, Duration length) {
    var end = bench.now.plus(length);
    while (bench.now.compareTo(end) < 0) {
      bench.sample(Bench.MAIN, frequency, bench.now.toNanos());
      bench.cycle();
      bench.now = bench.now.plus(Bench.POLL);
    }
  }

  private static Doubt doubt(Bench bench) {
    return assertInstanceOf(Unseen.class, bench.view().grid()).doubt();
  }

  @Test
  void aSilentMeterMakesTheStationBlindAndOffersNothing() {
    var bench = running();
    bench.silent(Duration.ofMillis(450));
    assertInstanceOf(Normal.class, bench.mode());
    bench.silent(SECOND);
    assertInstanceOf(Blind.class, bench.mode());
    assertEquals(Doubt.SILENT, doubt(bench));
    assertEquals(Power.ZERO, bench.view().services().getFirst().available());
    assertFalse(bench.view().services().getFirst().armed());
    assertEquals(12_000, bench.limit(), "charging goes on");
    bench.at(60.0, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
  }

  @Test
  void losingSightNeverLoosensALimit() {
    var bench = running();
    bench.at(59.5, SECOND);
    bench.silent(Duration.ofSeconds(119));
    assertEquals(0, bench.limit());
    assertTrue(assertInstanceOf(Blind.class, bench.mode()).curtailed());
  }

  @Test
  void afterTheStatedTimeChargingComesBackOnTheRampWithoutOfferingAnything() {
    var bench = running();
    bench.at(59.5, SECOND);
    var lot = Lot.draw(bench.controller.policy(), 1);
    assertTrue(lot.isPositive());
    bench.silent(Duration.ofMinutes(2).plus(lot));
    assertTrue(assertInstanceOf(Blind.class, bench.mode()).curtailed(), "its random delay runs");
    bench.silent(Duration.ofSeconds(5));
    assertInstanceOf(CarryingOn.class, bench.mode());
    assertTrue(bench.limit() < 1200, "on the ramp: " + bench.limit());
    bench.silent(Duration.ofSeconds(60));
    assertTrue(bench.limit() > 3000);
    assertEquals(Power.ZERO, bench.view().services().getFirst().available());
    bench.silent(Duration.ofMinutes(6));
    assertFalse(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    assertEquals(12_000, bench.limit());
  }

  @Test
  void sightRegainedOnTheLocalRampGoesOnWithTheSameRamp() {
    var bench = running();
    bench.at(59.5, SECOND);
    bench.silent(Duration.ofSeconds(150));
    long before = bench.limit();
    bench.at(60.0, SECOND);
    assertInstanceOf(Restoring.class, bench.mode());
    assertTrue(bench.limit() >= before && bench.limit() <= before + 300);
    bench.at(59.5, SECOND);
    assertInstanceOf(Shedding.class, bench.mode());
  }

  @Test
  void theStationMayBeConfiguredToHoldAsLongAsItIsBlind() {
    var bench = Bench.running(Policies.with(riders(0), gate(false), sreg()), 4);
    bench.at(59.5, SECOND);
    bench.silent(Duration.ofMinutes(10));
    assertEquals(0, bench.limit());
    assertTrue(bench.explained().contains("until it is back"), bench.explained());
  }

  @Test
  void aGapInTheReleaseWaitBreaksIt() {
    var bench = running();
    bench.at(59.5, SECOND);
    bench.at(60.0, SECOND.multipliedBy(50));
    bench.silent(SECOND.multipliedBy(2));
    bench.at(60.0, SECOND.multipliedBy(58));
    assertEquals(0, bench.limit());
    assertEquals(Waiting.Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
  }

  @Test
  void sightLostOnTheRampFreezesItAndComesBackOnlyByTheWholeWay() {
    var bench = running();
    bench.at(59.5, SECOND);
    while (!(bench.mode() instanceof Restoring)) {
      bench.at(60.0, SECOND);
    }
    bench.at(60.0, SECOND.multipliedBy(20));
    bench.silent(SECOND);
    long frozen = bench.limit();
    bench.silent(SECOND.multipliedBy(30));
    assertEquals(frozen, bench.limit());
    bench.at(60.0, SECOND.multipliedBy(30));
    assertEquals(frozen, bench.limit());
    bench.at(59.9, SECOND);
    bench.at(60.0, SECOND.multipliedBy(59));
    assertEquals(Waiting.Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
  }

  @Test
  void anAnswerWithoutAValueIsNoFrequency() {
    var bench = running();
    answering(bench, null, SECOND);
    assertEquals(Doubt.NO_VALUE, doubt(bench));
    assertEquals(0, bench.memory.budget().events());
  }

  @Test
  void aFrequencyOutsideTheRangeIsNoFrequency() {
    var bench = running();
    answering(bench, Frequency.ofHertz(40), SECOND);
    assertEquals(Doubt.OUT_OF_RANGE, doubt(bench));
    answering(bench, Frequency.ofHertz(65.1), SECOND);
    assertEquals(Doubt.OUT_OF_RANGE, doubt(bench));
    assertEquals(12_000, bench.limit());
  }

  @Test
  void aMeterWithoutVoltageValueIsNotBelieved() {
    var bench = running();
    bench.volts = 350;
    bench.at(59.5, SECOND);
    assertEquals(Doubt.NO_VOLTAGE, doubt(bench));
    assertInstanceOf(Blind.class, bench.mode());
  }

  @Test
  void bitIdenticalReadingsAreAFrozenMeterOnlyAfterTheStatedTime() {
    var bench = running();
    var start = bench.now;
    while (bench.now.minus(start).compareTo(Duration.ofSeconds(32)) < 0) {
      bench.sample(Bench.MAIN, Frequency.ofHertz(60.01), 4711);
      bench.cycle();
      boolean late = bench.now.minus(start).compareTo(Duration.ofMillis(30_400)) > 0;
      assertEquals(late, bench.mode() instanceof Blind, "at " + bench.now.minus(start));
      bench.now = bench.now.plus(Bench.POLL);
    }
    assertEquals(Doubt.FROZEN, doubt(bench));
  }

  @Test
  void aLeapNoGridCanMakeIsNotActedUponUntilASecondWindowShowsItToo() {
    var bench = running();
    bench.at(57.0, Duration.ofMillis(200));
    assertEquals(Doubt.IMPLAUSIBLE_STEP, bench.view().meters().getFirst().doubt());
    bench.at(60.0, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
    bench.at(57.0, Duration.ofMillis(100));
    bench.at(50.0, Duration.ofMillis(100));
    bench.at(60.0, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
    bench.at(57.0, SECOND);
    assertInstanceOf(Shedding.class, bench.mode());
  }

  @Test
  void aDeadBusIsDarkAndNoEventHoweverTheFrequencySlides() {
    var bench = running();
    bench.bays.forEach(b -> b.appetite = 0);
    bench.volts = 0.2;
    bench.during(Duration.ofSeconds(200), s -> Math.max(40, 59.0 - s / 10));
    assertInstanceOf(Dark.class, bench.mode());
    assertInstanceOf(VoltageLost.class, bench.view().grid());
    assertFalse(bench.memory.hasEvent());
    assertEquals(0, bench.limit());
  }

  @Test
  void afterADarkTimeTheColdLoadPathIsGone() {
    var bench = running();
    bench.bays.forEach(b -> b.appetite = 0);
    bench.volts = 0;
    bench.at(59.0, SECOND.multipliedBy(5));
    assertInstanceOf(Dark.class, bench.mode());
    bench.volts = 230;
    bench.bays.forEach(b -> b.appetite = 1000);
    bench.at(60.0, SECOND.multipliedBy(59));
    assertEquals(0, bench.limit());
    while (!(bench.mode() instanceof Restoring)) {
      bench.at(60.0, SECOND);
    }
    bench.at(60.0, SECOND.multipliedBy(10));
    assertTrue(bench.limit() <= 1300, "ramped: " + bench.limit());
    bench.at(60.0, SECOND.multipliedBy(200));
    assertTrue(bench.draw() <= 9600, "not above the power before");
  }

  @Test
  void aMeterThatReportsNoVoltageWhileTheCabinetDrawsIsBrokenNotDark() {
    var bench = running();
    bench.volts = 0;
    bench.at(60.0, SECOND.multipliedBy(5));
    assertInstanceOf(Blind.class, bench.mode());
    assertEquals(Doubt.NO_VOLTAGE, doubt(bench));
    assertTrue(bench.draw() > 0);
    bench.cabinetAnswers = false;
    bench.at(60.0, SECOND.multipliedBy(3));
    assertInstanceOf(Dark.class, bench.mode());
  }

  @Test
  void sightLostInTheDarkKeepsEverythingStopped() {
    var bench = running();
    bench.bays.forEach(b -> b.appetite = 0);
    bench.volts = 0;
    bench.at(59.0, SECOND.multipliedBy(2));
    bench.silent(SECOND.multipliedBy(2));
    assertInstanceOf(Blind.class, bench.mode());
    assertEquals(0, bench.limit());
  }

  @Test
  void oneHealthyMeterIsEnough() {
    var bench = running();
    var end = bench.now.plus(SECOND.multipliedBy(3));
    while (bench.now.compareTo(end) < 0) {
      bench.poll(Bench.SECOND, 59.5);
      bench.cycle();
      bench.now = bench.now.plus(Bench.POLL);
    }
    var seen = assertInstanceOf(Seen.class, bench.view().grid());
    assertEquals(Bench.SECOND, seen.meter());
    assertInstanceOf(Shedding.class, bench.mode());
  }

  @Test
  void ofTwoMetersThatDisagreeTheLowerFrequencyGovernsAndItIsReported() {
    var bench = running();
    both(bench, 60.0, 59.95);
    assertFalse(bench.view().meters().getFirst().disagrees());
    assertEquals(Bench.MAIN, assertInstanceOf(Seen.class, bench.view().grid()).meter());
    both(bench, 60.0, 59.6);
    assertTrue(bench.view().meters().getFirst().disagrees());
    assertTrue(bench.view().meters().getLast().disagrees());
    assertInstanceOf(Shedding.class, bench.mode());
    both(bench, 59.6, 60.0);
    assertEquals(Bench.MAIN, assertInstanceOf(Seen.class, bench.view().grid()).meter());
  }

  @Test
  void aMeterThatCannotSayItsVoltageIsNotBelievedAndNotTakenForADeadBus() {
    var bench = running();
    bench.bays.forEach(b -> b.appetite = 0);
    var end = bench.now.plus(SECOND);
    while (bench.now.compareTo(end) < 0) {
      bench.samples.clear();
      bench.samples.add(
          new FrequencySample(
              Bench.MAIN,
              Frequency.ofHertz(59.5),
              bench.now.toNanos(),
              null,
              null,
              new FrequencySample.Times(bench.now, bench.now)));
      bench.cycle();
      bench.now = bench.now.plus(Bench.POLL);
    }
    assertInstanceOf(Blind.class, bench.mode());
    assertEquals(Doubt.NO_VOLTAGE, doubt(bench));
  }

  @Test
  void sightLostInAWaitOrWhileHeldLoosensNothing() {
    var bench = running();
    bench.at(59.5, SECOND);
    bench.at(60.0, SECOND.multipliedBy(61));
    bench.silent(SECOND);
    assertTrue(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    bench = running();
    bench.hold = true;
    bench.at(60.0, SECOND);
    bench.silent(SECOND);
    assertTrue(assertInstanceOf(Blind.class, bench.mode()).curtailed());
  }

  @Test
  void oneDeadMeterBesideAHealthyOneIsNotDark() {
    var bench = running();
    bench.bays.forEach(b -> b.appetite = 0);
    bench.volts = 0;
    bench.poll(Bench.SECOND, 60.0);
    bench.volts = 230;
    both(bench, 60.0, 60.0);
    var end = bench.now.plus(SECOND.multipliedBy(2));
    while (bench.now.compareTo(end) < 0) {
      bench.volts = 0;
      bench.poll(Bench.MAIN, 60.0);
      bench.volts = 400;
      bench.poll(Bench.SECOND, 60.0);
      bench.cycle();
      bench.now = bench.now.plus(Bench.POLL);
    }
    assertInstanceOf(Unseen.class, bench.view().grid());
  }

  private static void both(Bench bench, double main, double second) {
    var end = bench.now.plus(SECOND);
    while (bench.now.compareTo(end) < 0) {
      bench.poll(Bench.MAIN, main);
      bench.poll(Bench.SECOND, second);
      bench.cycle();
      bench.now = bench.now.plus(Bench.POLL);
    }
  }

  @Test
  void sightRegainedOnALowFrequencyStopsTheLocalRampAtOnce() {
    var bench = running();
    bench.at(59.5, SECOND);
    bench.silent(Duration.ofSeconds(170));
    assertInstanceOf(CarryingOn.class, bench.mode());
    long before = bench.limit();
    bench.now = bench.now.plus(SECOND);
    bench.at(59.5, Bench.POLL);
    assertEquals(before, bench.limit());
  }
}
