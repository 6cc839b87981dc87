package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.GridState.Doubt;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.FrequencySample.Times;
import org.swapgrid.model.Voltage;

/** What holds exactly at the limits of a meter's trust: 200 ms, 230 V, 500 ms old, 2 Hz a step. */
final class MeterLimitsTest {
  private static final MeterGate METER =
      new MeterGate(Policies.gate(true).meters().getFirst(), Policies.gate(true));
  private static final Duration MAX_AGE = Duration.ofMillis(500);

  private static FrequencySample sample(long millis, double hertz, double volts) {
    var at = Duration.ofMillis(millis);
    return new FrequencySample(
        Bench.MAIN,
        Frequency.ofHertz(hertz),
        millis,
        Voltage.ofVolts(volts),
        null,
        new Times(at, at));
  }

  private static FrequencySample sample(long millis, double hertz) {
    return sample(millis, hertz, 230);
  }

  private static MeterMemory judged(FrequencySample... samples) {
    var memory = MeterMemory.unknown(Bench.MAIN);
    for (var sample : samples) {
      memory = METER.judge(memory, sample);
    }
    return memory;
  }

  private static Doubt doubt(FrequencySample... samples) {
    return judged(samples).doubt();
  }

  @Test
  void anAnswerIsJudgedOnceWhateverItSaysTheSecondTime() {
    var was = judged(sample(1000, 60));
    assertSame(was, METER.judge(was, sample(1000, 59)));
  }

  @Test
  void aReadingCountsFromHalfTheNominalVoltageUpToOnePointThreeOfIt() {
    assertEquals(Doubt.NO_VOLTAGE, doubt(sample(1000, 60, 114.9)));
    assertEquals(Doubt.NONE, doubt(sample(1000, 60, 115)));
    assertEquals(Doubt.NONE, doubt(sample(1000, 60, 299)));
    assertEquals(Doubt.NO_VOLTAGE, doubt(sample(1000, 60, 299.3)));
  }

  @Test
  void atHalfTheNominalVoltageItIsNotGone() {
    assertTrue(METER.isDead(judged(sample(1000, 60, 114.9))));
    assertFalse(METER.isDead(judged(sample(1000, 60, 115))));
  }

  @Test
  void theLargestStepThatNeedsNoSecondWindowCountsAtOnce() {
    assertEquals(Doubt.NONE, doubt(sample(1000, 60), sample(1050, 58)));
    assertEquals(Doubt.IMPLAUSIBLE_STEP, doubt(sample(1000, 60), sample(1050, 57.999)));
  }

  @Test
  void aLeapCountsWhenItIsAskedForAWholeWindowLater() {
    var steady = sample(1000, 60);
    var leap = sample(1100, 57);
    assertEquals(Doubt.IMPLAUSIBLE_STEP, doubt(steady, leap, sample(1299, 57)));
    assertEquals(Doubt.NONE, doubt(steady, leap, sample(1300, 57)));
  }

  @Test
  void onlyAReadingTooOldToActUponIsNoMeasureForTheNextStep() {
    assertEquals(Doubt.IMPLAUSIBLE_STEP, doubt(sample(1000, 60), sample(1500, 57)));
    assertEquals(Doubt.NONE, doubt(sample(1000, 60), sample(1501, 57)));
  }

  @Test
  void aReadingIsActedUponUpToItsGreatestAgeAndItsMeterIsSilentBehindIt() {
    var meter = judged(sample(1000, 60));
    assertTrue(meter.isHealthy(Duration.ofMillis(1500), MAX_AGE));
    assertEquals(Doubt.NONE, meter.doubtAt(Duration.ofMillis(1500), MAX_AGE));
    assertFalse(meter.isHealthy(Duration.ofMillis(1501), MAX_AGE));
    assertEquals(Doubt.SILENT, meter.doubtAt(Duration.ofMillis(1501), MAX_AGE));
  }
}
