package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.fixed;
import static org.swapgrid.decision.Policies.sreg;
import static org.swapgrid.decision.Policies.terms;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.decision.Mode.Waiting.Part;
import org.swapgrid.model.Power;
import org.swapgrid.service.Terms;

final class ComebackTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Bench shed() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.5, SECOND.multipliedBy(20));
    return bench;
  }

  private static Bench ramping() {
    var bench = shed();
    while (!(bench.mode() instanceof Restoring)) {
      bench.at(60.0, Bench.POLL);
    }
    return bench;
  }

  @Test
  void nothingRisesBeforeTheFrequencyWasBackForTheWholeWait() {
    var bench = shed();
    bench.at(60.0, SECOND.multipliedBy(59));
    assertEquals(0, bench.limit());
    assertEquals(Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
  }

  @Test
  void theWaitBeginsAnewWhenTheFrequencyFallsBelowTheReleaseLevel() {
    var bench = shed();
    bench.at(60.0, SECOND.multipliedBy(55));
    bench.at(59.95, SECOND);
    bench.at(60.0, SECOND.multipliedBy(59));
    assertEquals(Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
    assertEquals(0, bench.limit());
  }

  @Test
  void theMinimumHoldIsKeptWhenTheWaitIsShort() {
    var service =
        new org.swapgrid.service.StaticService(
            SREG,
            sreg().trip(),
            new org.swapgrid.service.StaticService.Release(
                sreg().release().level(), Duration.ofSeconds(200)),
            sreg().terms());
    var bench = Bench.running(Policies.of(service), 4);
    bench.at(59.5, SECOND);
    bench.at(60.0, SECOND.multipliedBy(195));
    assertEquals(Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
  }

  @Test
  void aServicesOwnLongerWaitGoverns() {
    var slow = new Terms.Comeback(Duration.ofMinutes(2), 1000);
    var bench = Bench.running(Policies.of(fixed(SREG, 59.88, 59.98, terms(null, false, slow))), 4);
    bench.at(59.5, SECOND);
    bench.at(60.0, SECOND.multipliedBy(119));
    assertEquals(Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
  }

  @Test
  void theRandomDelayFollowsTheWaitAndDiffersFromEventToEvent() {
    var policy = Policies.of(sreg());
    var first = Lot.draw(policy, 1);
    assertTrue(first.compareTo(Duration.ofSeconds(40)) <= 0);
    assertNotEquals(first, Lot.draw(policy, 2));
    assertEquals(first, Lot.draw(policy, 1));
    var bench = shed();
    bench.at(60.0, SECOND.multipliedBy(61));
    var waiting = assertInstanceOf(Waiting.class, bench.mode());
    assertEquals(Part.RANDOM_DELAY, waiting.part());
    assertEquals(Lot.draw(policy, 1), waiting.until().minus(waiting.since()));
    assertEquals(0, bench.limit());
  }

  @Test
  void thePowerComesBackOnARampAndNeverAboveThePowerBeforeTheEvent() {
    var bench = ramping();
    bench.bays.forEach(b -> b.appetite = 1000);
    var start = bench.now;
    long before = 0;
    while (bench.now.minus(start).compareTo(SECOND.multipliedBy(299)) < 0) {
      bench.at(60.0, SECOND);
      double seconds = bench.now.minus(start).toMillis() / 1000.0;
      assertTrue(bench.limit() <= Math.min(9600, 120 * (seconds + 1)), "above the ramp");
      assertTrue(bench.draw() >= before - 1, "the ramp does not fall");
      before = bench.draw();
    }
    assertTrue(bench.draw() >= 9500, "the recovery window ends at the power before");
    assertInstanceOf(Restoring.class, bench.mode());
  }

  @Test
  void afterTheRecoveryWindowTheStationIsFreeAgain() {
    var bench = ramping();
    bench.at(60.0, SECOND.multipliedBy(330));
    assertInstanceOf(Normal.class, bench.mode());
    assertEquals(12_000, bench.limit());
  }

  @Test
  void aServiceMayAskForAGentlerRamp() {
    var gentle = new Terms.Comeback(Duration.ZERO, 5);
    var bench =
        Bench.running(
            Policies.of(fixed(SREG, 59.88, 59.98, terms(new Power(9600), true, gentle))), 12);
    bench.at(59.5, SECOND.multipliedBy(20));
    while (!(bench.mode() instanceof Restoring)) {
      bench.at(60.0, Bench.POLL);
    }
    bench.at(60.0, SECOND.multipliedBy(20));
    assertTrue(bench.limit() <= 48 * 21, "5 permille a second");
  }

  @Test
  void theRampStandsStillWhileTheFrequencyIsLowEvenBeforeThatIsSure() {
    var bench = ramping();
    bench.at(60.0, SECOND.multipliedBy(20));
    long before = bench.limit();
    for (int i = 0; i < 100; i++) {
      bench.at(59.80, Duration.ofMillis(150));
      assertEquals(before, bench.limit());
      bench.at(60.0, Bench.POLL);
      assertTrue(bench.limit() <= before + 100, "no leap behind the stop");
      before = bench.limit();
    }
  }

  @Test
  void aSecondEventOnTheWayBackKeepsThePowerBeforeTheFirst() {
    var bench = ramping();
    bench.at(60.0, SECOND.multipliedBy(20));
    bench.at(59.5, SECOND.multipliedBy(20));
    assertEquals(new Power(9600), bench.memory.budget().before());
    assertEquals(2, bench.memory.budget().events());
  }

  @Test
  void theRampClimbsAgainBehindTheRecoveryWindowFromWhereItIs() {
    var ramp = new Ramp(Duration.ZERO, Power.ZERO, new Power(1000), Duration.ofSeconds(5), 100);
    assertEquals(new Power(900), ramp.allowed(Duration.ofSeconds(9)));
    assertEquals(new Power(1000), ramp.allowed(Duration.ofSeconds(10)));
    assertEquals(new Power(1500), ramp.allowed(Duration.ofSeconds(15)));
    var early = new Ramp(Duration.ZERO, Power.ZERO, new Power(1000), Duration.ofSeconds(50), 100);
    assertEquals(new Power(1000), early.allowed(Duration.ofSeconds(49)));
    assertEquals(new Power(1100), early.allowed(Duration.ofSeconds(51)));
  }

  @Test
  void theBaysKeptForRidersTakePartInTheRamp() {
    var bench = Bench.running(Policies.with(Policies.riders(3), Policies.gate(true), sreg()), 12);
    bench.bays.subList(9, 12).forEach(b -> b.appetite = 50);
    bench.at(59.5, SECOND.multipliedBy(20));
    assertEquals(150, bench.limit());
    bench.bays.forEach(b -> b.appetite = 1000);
    while (!(bench.mode() instanceof Restoring)) {
      bench.at(60.0, Bench.POLL);
    }
    bench.at(60.0, SECOND);
    assertTrue(bench.limit() <= 150 + 120, "leapt to " + bench.limit());
  }

  @Test
  void theRampBeginsAtWhatIsDrawnWhenBatteriesBecameFullInTheEvent() {
    var contracted = terms(new Power(5000), true, Terms.Comeback.UNBOUND);
    var bench = Bench.running(Policies.of(fixed(SREG, 59.88, 59.98, contracted)), 12);
    bench.at(59.5, SECOND.multipliedBy(20));
    bench.bays.forEach(b -> b.appetite = b.limit > 0 ? 0 : 800);
    while (!(bench.mode() instanceof Restoring)) {
      bench.at(60.0, Bench.POLL);
    }
    bench.at(60.0, SECOND.multipliedBy(10));
    assertTrue(bench.draw() <= 10 * 120, "leapt to " + bench.draw());
  }
}
