package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.GridState.Doubt;
import org.swapgrid.decision.GridState.Unseen;
import org.swapgrid.decision.GridState.VoltageLost;
import org.swapgrid.decision.Mode.Blind;
import org.swapgrid.decision.Mode.Dark;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;

final class MeterGateTest {
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
    assertEquals(1, bench.memory.budget().events(), "drawn once for the return from it");
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
}
