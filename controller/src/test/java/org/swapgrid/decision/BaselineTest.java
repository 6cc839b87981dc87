package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.dreg;
import static org.swapgrid.decision.Policies.fixed;
import static org.swapgrid.decision.Policies.sreg;
import static org.swapgrid.decision.Policies.terms;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.model.Power;
import org.swapgrid.service.GridService;
import org.swapgrid.service.StaticService;
import org.swapgrid.service.Terms;

final class BaselineTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static StaticService contracted(long watts) {
    return fixed(SREG, 59.88, 59.98, terms(new Power(watts), true, Terms.Comeback.UNBOUND));
  }

  private static void climb(Bench bench) {
    while (!(bench.mode() instanceof Restoring)) {
      bench.at(60.0, Bench.POLL);
    }
    bench.at(60.0, SECOND.multipliedBy(25));
  }

  private static void shedsWhatItOffers(Bench bench) {
    climb(bench);
    bench.at(59.5, SECOND.multipliedBy(2));
    assertInstanceOf(Shedding.class, bench.mode());
    assertEquals(0, bench.draw());
    var reduction = bench.view().balance().reduction();
    assertTrue(reduction.owed().isAbove(new Power(2000)));
    assertEquals(reduction.owed(), reduction.delivered());
  }

  @Test
  void aDipOnTheColdLoadPathShedsWhatIsOfferedThereAndClaimsNoMore() {
    var bench = Bench.running(Policies.of(contracted(5000)), 12);
    bench.volts = 0;
    bench.cabinetAnswers = false;
    bench.at(59.5, SECOND.multipliedBy(20));
    bench.volts = 230;
    bench.cabinetAnswers = true;
    shedsWhatItOffers(bench);
  }

  @Test
  void aDipAfterAFirstStartShedsWhatIsOfferedThenAndClaimsNoMore() {
    var bench = new Bench(Policies.of(contracted(5000)), 12, Resume.UNKNOWN);
    assertEquals(Power.ZERO, bench.view().balance().baseline(), "nothing is known yet");
    shedsWhatItOffers(bench);
  }

  @Test
  void anOrderAfterAFirstStartDeliversNothingThatWasNeverDrawn() {
    var bench = new Bench(Policies.of(contracted(5000)), 12, Resume.UNKNOWN);
    bench.at(60.0, SECOND);
    Ordering.order(bench, Ordering.shedTo(100), SECOND.multipliedBy(30));
    bench.at(60.0, SECOND.multipliedBy(5));
    var reduction = bench.view().balance().reduction();
    assertEquals(Power.ZERO, reduction.owed());
    assertEquals(Power.ZERO, reduction.delivered());
  }

  @Test
  void aDipOnTheRampWithASilentCabinetIsMeasuredAgainstWhatWasAllowed() {
    var bench = Bench.running(Policies.of(contracted(8000)), 12);
    bench.at(59.5, SECOND);
    climb(bench);
    bench.cabinetAnswers = false;
    bench.at(60.0, SECOND.multipliedBy(3));
    var allowed = bench.view().balance().allowed();
    bench.at(59.5, SECOND);
    assertInstanceOf(Shedding.class, bench.mode());
    assertEquals(0, bench.limit());
    assertEquals(Power.ZERO, bench.view().balance().delivered());
    assertEquals(new Power(9600), bench.memory.budget().before());
    assertEquals(allowed, bench.view().balance().baseline());
  }

  private static Bench quieter(GridService... services) {
    var bench = Bench.running(Policies.of(services), 12);
    bench.bays.forEach(b -> b.appetite = 100);
    return bench;
  }

  private static void claimsWhatWasDrawnLately(Bench bench) {
    bench.at(59.5, SECOND.multipliedBy(2));
    assertEquals(new Power(1200), bench.view().balance().delivered());
  }

  @Test
  void aStationHeldButNotRestrictedIsMeasuredAgainstItsLastMinute() {
    var bench = quieter(sreg());
    bench.hold = true;
    bench.at(60.0, Duration.ofMinutes(2));
    claimsWhatWasDrawnLately(bench);
  }

  @Test
  void aStationOnOverFrequencyIsMeasuredAgainstItsLastMinute() {
    var bench = quieter(sreg(), dreg(null, null));
    bench.at(60.1, Duration.ofMinutes(2));
    claimsWhatWasDrawnLately(bench);
  }

  @Test
  void theMinuteBeforeTheLastEventDoesNotCountInTheNext() {
    var bench = quieter(sreg());
    bench.at(59.5, SECOND.multipliedBy(2));
    while (!(bench.mode() instanceof Normal)) {
      bench.at(60.0, Bench.POLL);
    }
    bench.at(60.0, SECOND.multipliedBy(10));
    claimsWhatWasDrawnLately(bench);
  }
}
