package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.FAST;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.fixed;
import static org.swapgrid.decision.Policies.sreg;
import static org.swapgrid.decision.Policies.terms;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.model.Power;
import org.swapgrid.service.ServiceState.Active;
import org.swapgrid.service.Terms;

final class SheddingTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void normalChargingIsNotRestricted() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    assertInstanceOf(Normal.class, bench.mode());
    assertEquals(12_000, bench.limit());
    assertEquals(12 * 800, bench.draw());
    assertEquals(new Power(9600), bench.view().balance().baseline());
    assertEquals(new Power(9600), bench.view().services().getFirst().available());
  }

  @Test
  void aLowFrequencyStopsEverythingWithinTwoWindows() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    var dip = bench.now;
    while (bench.limit() > 0) {
      bench.at(59.46, Bench.POLL);
      assertTrue(bench.now.minus(dip).compareTo(Duration.ofMillis(350)) < 0, "too slow");
    }
    assertEquals(SREG, assertInstanceOf(Shedding.class, bench.mode()).service());
    assertEquals(new Power(9600), bench.view().balance().owed());
    bench.at(59.46, SECOND);
    assertEquals(new Power(9600), bench.view().balance().delivered());
    assertEquals(Power.ZERO, bench.view().services().getFirst().available());
  }

  @Test
  void theCrossingIsInterpolatedBetweenTheReadings() {
    var bench = Bench.running(Policies.of(sreg()), 2);
    var lastAbove = bench.now.minus(Bench.POLL).minusMillis(1);
    bench.at(59.76, SECOND);
    var active = assertInstanceOf(Active.class, bench.memory.services().getFirst().state());
    assertEquals(lastAbove.plusMillis(25 - 200), active.crossing());
  }

  @Test
  void oneWindowBelowIsNotAnEvent() {
    var bench = Bench.running(Policies.of(sreg()), 3);
    for (int jumps = 0; jumps < 20; jumps++) {
      bench.at(59.80, Duration.ofMillis(200));
      bench.at(59.95, Duration.ofMillis(200));
    }
    assertInstanceOf(Normal.class, bench.mode());
    assertEquals(3000, bench.limit());
  }

  @Test
  void aOneWindowServiceActsOnTheFirstReading() {
    var quick = sreg();
    var one =
        new org.swapgrid.service.StaticService(
            FAST,
            new org.swapgrid.service.StaticService.Trip(quick.trip().level(), 1),
            quick.release(),
            quick.terms());
    var bench = Bench.running(Policies.of(one), 3);
    bench.at(59.80, Bench.POLL);
    assertEquals(0, bench.limit());
  }

  @Test
  void chargingNeverRisesWhileTheFrequencyIsHeldDownForTwentyMinutes() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.7, SECOND);
    long before = bench.draw();
    for (int s = 0; s < 1200; s++) {
      bench.bays.get(s % 12).charge = (s * 37) % 1000;
      bench.at(59.7 + 0.01 * (s % 7), SECOND);
      assertTrue(bench.draw() <= before, "rose at second " + s);
      before = bench.draw();
    }
    assertInstanceOf(Shedding.class, bench.mode());
  }

  @Test
  void aSecondDipDuringTheWaitShedsOnAndIsTheSameEvent() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.5, SECOND.multipliedBy(20));
    long event = bench.memory.budget().events();
    bench.at(60.0, SECOND.multipliedBy(30));
    assertInstanceOf(Waiting.class, bench.mode());
    bench.at(59.6, SECOND);
    assertInstanceOf(Shedding.class, bench.mode());
    assertEquals(0, bench.limit());
    assertEquals(event, bench.memory.budget().events());
  }

  @Test
  void aDipDuringTheRampShedsAtOnce() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.5, SECOND.multipliedBy(20));
    while (!(bench.mode() instanceof Restoring)) {
      bench.at(60.0, SECOND);
    }
    bench.at(60.0, SECOND.multipliedBy(40));
    assertTrue(bench.limit() > 2000);
    bench.at(59.6, Duration.ofMillis(350));
    assertEquals(0, bench.limit());
  }

  @Test
  void aContractedCapacityIsShedAndNoMore() {
    var contracted = terms(new Power(5000), true, Terms.Comeback.UNBOUND);
    var bench = Bench.running(Policies.of(fixed(SREG, 59.88, 59.98, contracted)), 12);
    bench.at(59.5, SECOND);
    assertEquals(4600, bench.limit());
    assertEquals(4600, bench.draw());
    assertEquals(new Power(5000), bench.view().balance().owed());
  }

  @Test
  void ofSeveralServicesTheTightestClaimWinsAndKeepsItsCause() {
    var small = fixed(SREG, 59.88, 59.98, terms(new Power(2000), false, Terms.Comeback.UNBOUND));
    var large = fixed(FAST, 59.70, 59.75, terms(new Power(8000), false, Terms.Comeback.UNBOUND));
    var bench = Bench.running(Policies.of(small, large), 12);
    bench.at(59.80, SECOND);
    assertEquals(7600, bench.limit());
    assertEquals(SREG, assertInstanceOf(Shedding.class, bench.mode()).service());
    bench.at(59.60, SECOND);
    assertEquals(1600, bench.limit());
    assertEquals(FAST, assertInstanceOf(Shedding.class, bench.mode()).service());
    bench.at(59.80, SECOND.multipliedBy(90));
    assertEquals(SREG, assertInstanceOf(Shedding.class, bench.mode()).service());
    assertEquals(1600, bench.limit(), "nothing rises while one of them is low");
  }

  @Test
  void theResponseIsOwedForAsLongAsItWasPromised() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.5, Duration.ofMinutes(31));
    assertEquals(Power.ZERO, bench.view().balance().owed());
    assertEquals(0, bench.limit(), "still low: nothing comes back");
  }

  @Test
  void theLastReleaseWaitToEndGovernsTheReturn() {
    var slow = new Terms.Comeback(Duration.ofSeconds(90), 1000);
    var first = fixed(SREG, 59.88, 59.98, terms(new Power(2000), false, slow));
    var second = fixed(FAST, 59.80, 59.90, terms(null, false, Terms.Comeback.UNBOUND));
    for (var services : List.of(List.of(first, second), List.of(second, first))) {
      var bench = Bench.running(Policies.of(services.getFirst(), services.getLast()), 12);
      bench.at(59.5, SECOND);
      assertEquals(FAST, assertInstanceOf(Shedding.class, bench.mode()).service());
      bench.at(60.0, Duration.ofSeconds(89));
      var waiting = assertInstanceOf(Waiting.class, bench.mode());
      assertEquals(Waiting.Part.RELEASE_WAIT, waiting.part());
      assertEquals(0, bench.limit());
    }
  }

  @Test
  void aStationWithoutServicesOnlyGuards() {
    var bench = Bench.running(Policies.of(), 4);
    bench.at(59.0, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
    assertEquals(4000, bench.limit());
  }
}
