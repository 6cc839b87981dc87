package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.dreg;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swapgrid.service.DroopService;

final class ExplanationTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static void says(Bench bench, String... parts) {
    for (var part : parts) {
      assertTrue(bench.explained().contains(part), bench.explained());
    }
  }

  @Test
  void itSaysInOneSentenceWhatTheStationDoesAndWhy() {
    var bench = Bench.running(Policies.of(sreg(), dreg(null, null)), 12);
    says(bench, "Normal", "60.00 Hz");
    bench.at(59.92, SECOND);
    says(bench, "Regulating", "59.92 Hz", "tw-dreg", "kW");
    bench.at(59.41, SECOND);
    assertEquals(
        "Shedding: 59.41 Hz is below 59.88 Hz (tw-sreg); release after 60 s at or above 59.98 Hz",
        bench.explained());
    bench.at(59.90, SECOND);
    says(bench, "not yet back from 59.88 Hz");
    bench.at(60.0, SECOND.multipliedBy(10));
    says(bench, "Waiting", "must stay", "51 s to go");
    bench.at(60.0, SECOND.multipliedBy(51));
    says(bench, "random delay", "to go");
    bench.at(60.0, SECOND.multipliedBy(50));
    says(bench, "Restoring", "rising to 9.6 kW");
    var ramping = bench.memory;
    for (int s = 0; s < 302 && !bench.explained().contains("over"); s++) {
      bench.at(60.0, SECOND);
    }
    says(bench, "Restoring", "recovery window is over");
    bench.memory = ramping;
    bench.silent(SECOND);
    says(bench, "Blind", "does not answer", "135 s to go", "limits stay");
    bench.silent(Duration.ofSeconds(140));
    says(bench, "Carrying on", "no capacity offered");
  }

  @Test
  void aClaimWhoseServiceBecameAnotherKindInAReloadIsExplainedWithoutItsLevel() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.5, SECOND);
    var droop = dreg(null, null);
    var same = new DroopService(SREG, droop.curve(), null, droop.terms());
    bench.controller = new Controller(Policies.of(same));
    bench.silent(Bench.POLL);
    assertEquals("Shedding: 59.50 Hz", bench.explained());
    assertEquals(0, bench.limit());
  }

  @Test
  void aPowerBeforeThatNobodyKnowsIsNotNamed() {
    var bench = new Bench(Policies.of(sreg()), 12, Resume.UNKNOWN);
    bench.at(60.0, SECOND);
    for (int s = 0; s < 600 && !bench.explained().startsWith("Restoring"); s++) {
      bench.at(60.0, SECOND);
    }
    says(bench, "Restoring", "rising to 100.0 kW, the connection limit");
  }

  @Test
  void itSaysSoWhenBlindDarkOrHeld() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.silent(SECOND);
    says(bench, "charging goes on");
    bench.at(60.0, SECOND);
    bench.hold = true;
    bench.at(60.0, SECOND);
    says(bench, "Held by a technician", "100.0 kW");
    bench.bays.forEach(b -> b.appetite = 0);
    bench.volts = 0;
    bench.at(60.0, SECOND);
    says(bench, "Dark");
  }
}
