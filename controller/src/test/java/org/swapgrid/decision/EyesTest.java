package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Eyes.Look;
import org.swapgrid.decision.GridState.Seen;
import org.swapgrid.decision.GridState.Unseen;
import org.swapgrid.decision.GridState.VoltageLost;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.FrequencySample.Times;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.model.Tick;
import org.swapgrid.model.Voltage;
import org.swapgrid.order.Leases;

/** Two meters of 200 ms, in order of preference; 100 mHz apart they disagree. */
final class EyesTest {
  private static final Eyes EYES = new Eyes(Policies.gate(true));
  private static final Duration START = Duration.ofSeconds(1);

  private static FrequencySample sample(MeterId meter, long millis, double hertz, double volts) {
    var at = Duration.ofMillis(millis);
    var voltage = Voltage.ofVolts(volts);
    var times = new Times(at, at);
    return new FrequencySample(meter, Frequency.ofHertz(hertz), millis, voltage, null, times);
  }

  private static FrequencySample main(long millis, double hertz) {
    return sample(Bench.MAIN, millis, hertz, 230);
  }

  private static FrequencySample second(long millis, double hertz) {
    return sample(Bench.SECOND, millis, hertz, 230);
  }

  private static CabinetSnapshot cabinet(long millis, long watts) {
    var running = CabinetSnapshot.State.RUNNING;
    var drawn = new Power(watts);
    return new CabinetSnapshot(running, drawn, drawn, List.of(), Duration.ofMillis(millis));
  }

  private static Look look(
      Sight was, long millis, @Nullable CabinetSnapshot cabinet, FrequencySample... samples) {
    var now = Duration.ofMillis(millis);
    var tick = new Tick(1, now, Instant.EPOCH.plus(now));
    return EYES.look(was, new Observation(List.of(samples), cabinet, false, Leases.NONE, tick));
  }

  private static Look look(long millis, FrequencySample... samples) {
    return look(EYES.blank(START), millis, null, samples);
  }

  private static MeterId governing(Look look) {
    return assertInstanceOf(Seen.class, look.grid()).meter();
  }

  @Test
  void oneAnswerIsANewReadingOnce() {
    var first = look(1000, main(1000, 60));
    assertNotNull(first.fresh());
    assertNull(look(first.sight(), 1050, null, main(1000, 60)).fresh());
  }

  @Test
  void aMeterAddedByAReloadIsUnknownUntilItAnswers() {
    var other = new MeterId("other");
    var was = new Sight(List.of(MeterMemory.unknown(other)), null, START);
    var meters = look(was, 1000, null).sight().meters();
    assertEquals(
        List.of(MeterMemory.unknown(Bench.MAIN), MeterMemory.unknown(Bench.SECOND)), meters);
  }

  @Test
  void metersDisagreeOnlyFurtherApartThanTheStatedDistance() {
    assertFalse(look(1000, main(1000, 60), second(1000, 59.9)).disagree());
    assertTrue(look(1000, main(1000, 60), second(1000, 59.899)).disagree());
  }

  @Test
  void thePreferredMeterGovernsUntilItIsMoreThanItsWindowBehind() {
    assertEquals(Bench.MAIN, governing(look(1200, main(1000, 60), second(1000, 60))));
    assertEquals(Bench.MAIN, governing(look(1200, main(1000, 60), second(1200, 60))));
    assertEquals(Bench.SECOND, governing(look(1201, main(1000, 60), second(1201, 60))));
  }

  @Test
  void metersAndCabinetMuteForTenSecondsAreWithoutSupply() {
    var lost = new Sight(EYES.blank(START).meters(), null, START);
    var early = START.plusMillis(1);
    var sooner = new Sight(EYES.blank(START).meters(), null, early);
    assertInstanceOf(VoltageLost.class, look(lost, 11_000, cabinet(1000, 0)).grid());
    assertInstanceOf(Unseen.class, look(sooner, 11_000, cabinet(1000, 0)).grid());
    assertInstanceOf(Unseen.class, look(lost, 11_000, cabinet(1001, 0)).grid());
  }

  @Test
  void aReportOfTwoSecondsAgoOfADrawAboveTheLeastContradictsADeadMeter() {
    var dead = sample(Bench.MAIN, 10_000, 60, 0);
    var blank = EYES.blank(START);
    assertInstanceOf(Unseen.class, look(blank, 10_000, cabinet(8000, 101), dead).grid());
    assertInstanceOf(VoltageLost.class, look(blank, 10_000, cabinet(7999, 101), dead).grid());
    assertInstanceOf(VoltageLost.class, look(blank, 10_000, cabinet(8000, 100), dead).grid());
  }
}
