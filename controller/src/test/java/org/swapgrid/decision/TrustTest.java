package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.FAST;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.GridState.Doubt;
import org.swapgrid.decision.Mode.Blind;
import org.swapgrid.decision.Mode.Dark;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.FrequencySample.Times;
import org.swapgrid.model.Voltage;
import org.swapgrid.service.StaticService;

final class TrustTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void anAnswerThatWasLongOnItsWayIsOld() {
    var trip = new StaticService.Trip(Frequency.ofHertz(59.88), 1);
    var quick = new StaticService(FAST, trip, sreg().release(), sreg().terms());
    var bench = Bench.running(Policies.of(quick), 4);
    bench.silent(SECOND.multipliedBy(5));
    bench.samples.clear();
    var times = new Times(bench.now.minusSeconds(4), bench.now);
    var low = Frequency.ofHertz(59.5);
    bench.samples.add(
        new FrequencySample(Bench.MAIN, low, 4711, Voltage.ofVolts(230), null, times));
    bench.cycle();
    assertInstanceOf(Blind.class, bench.mode());
    assertEquals(4000, bench.limit());
  }

  @Test
  void aMeterThatOnlyMakesLeapsIsNeverBelieved() {
    var bench = Bench.running(Policies.of(sreg()), 4);
    for (int i = 0; i < 400; i++) {
      bench.poll(Bench.MAIN, i % 2 == 0 ? 57.5 : 50 + i % 3);
      bench.cycle();
      bench.now = bench.now.plusMillis(260);
    }
    assertEquals(0, bench.memory.budget().events());
    assertEquals(Doubt.IMPLAUSIBLE_STEP, bench.view().meters().getFirst().doubt());
    assertInstanceOf(Blind.class, bench.mode());
    bench.at(59.5, SECOND);
    assertInstanceOf(Shedding.class, bench.mode(), "steady again, and low");
    assertTrue(bench.memory.hasEvent());
  }

  @Test
  void aPreferredMeterThatFallsSilentDoesNotDelayTheOther() {
    var bench = Bench.running(Policies.of(sreg()), 4);
    bench.poll(Bench.SECOND, 59.9);
    bench.at(59.9, SECOND);
    var start = bench.now;
    while (!(bench.mode() instanceof Shedding)) {
      bench.poll(Bench.SECOND, 59.85);
      bench.cycle();
      bench.now = bench.now.plus(Bench.POLL);
    }
    var took = bench.now.minus(start);
    assertTrue(took.toMillis() <= 500, "one window behind, two windows below: " + took);
  }

  @Test
  void aBlackoutThatSilencesMetersAndCabinetIsDarkToo() {
    var bench = Bench.running(Policies.of(sreg()), 4);
    bench.cabinetAnswers = false;
    bench.silent(SECOND.multipliedBy(9));
    assertInstanceOf(Blind.class, bench.mode(), "a bus that restarts");
    bench.silent(Duration.ofMinutes(5));
    assertInstanceOf(Dark.class, bench.mode());
    bench.cabinetAnswers = true;
    bench.at(60.0, SECOND.multipliedBy(59));
    assertEquals(0, bench.limit(), "the cold-load path");
    bench.at(60.0, Duration.ofMinutes(8));
    assertEquals(4000, bench.limit());
  }

  @Test
  void metersSilentBesideAnIdleCabinetThatAnswersAreNotDark() {
    var bench = Bench.running(Policies.of(sreg()), 4);
    bench.at(59.5, SECOND);
    bench.silent(SECOND.multipliedBy(30));
    assertInstanceOf(Blind.class, bench.mode());
    bench.silent(Duration.ofMinutes(10));
    assertEquals(4000, bench.limit(), "carried on");
  }

  @Test
  void withoutAnyReportOfACabinetSilenceIsNotDark() {
    var bench = new Bench(Policies.of(sreg()), 4, Resume.UNKNOWN);
    bench.cabinetAnswers = false;
    bench.snapshot = null;
    bench.silent(SECOND.multipliedBy(30));
    assertInstanceOf(Blind.class, bench.mode());
  }
}
