package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Ordering.MINUTE;
import static org.swapgrid.decision.Ordering.SECOND;
import static org.swapgrid.decision.Ordering.order;
import static org.swapgrid.decision.Ordering.running;
import static org.swapgrid.decision.Ordering.shedTo;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.Blind;
import org.swapgrid.decision.Mode.CarryingOn;
import org.swapgrid.decision.Mode.Held;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.decision.Mode.Unsure;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.decision.Resume.Stage;
import org.swapgrid.model.Power;
import org.swapgrid.order.Leases;

/** A technician holds the station: nothing loosens, and the end costs what the hold found. */
final class HoldTest {
  @Test
  void aTechniciansHoldFreezesTheLimitsAndSurvivesARestart() {
    var bench = running();
    bench.hold = true;
    bench.at(60.0, SECOND);
    assertInstanceOf(Held.class, bench.mode());
    assertEquals(12_000, bench.limit());
    assertTrue(bench.controller.resumeFrom(bench.last).hold());
    bench.at(59.5, SECOND);
    assertInstanceOf(Shedding.class, bench.mode(), "shedding still works");
    bench.at(60.0, Duration.ofMinutes(10));
    assertInstanceOf(Held.class, bench.mode());
    assertEquals(0, bench.limit(), "held: it does not come back by itself");
    bench.hold = false;
    bench.at(60.0, SECOND);
    assertEquals(Waiting.Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
  }

  @Test
  void aHoldInNormalTimesEndsInNormalTimes() {
    var bench = running();
    bench.hold = true;
    bench.at(60.0, SECOND.multipliedBy(5));
    bench.hold = false;
    bench.at(60.0, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
  }

  @Test
  void aHeldStationThatGoesBlindDoesNotCarryOn() {
    var bench = running();
    bench.at(59.5, SECOND);
    bench.hold = true;
    bench.silent(Duration.ofMinutes(10));
    assertTrue(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    assertEquals(0, bench.limit());
  }

  @Test
  void aHoldThatOutlivedARestartHolds() {
    var held = new Resume(Stage.SHED, List.of(), new Power(9000), Power.ZERO, 0, true);
    var bench = new Bench(Policies.of(sreg()), 12, held);
    bench.hold = true;
    bench.at(60.0, SECOND);
    assertInstanceOf(Held.class, bench.mode());
    assertTrue(bench.limit() <= 9000);
  }

  @Test
  void aHoldStopsTheRampOfAStationThatCarriesOnBlindly() {
    var bench = running();
    bench.at(59.5, SECOND);
    bench.silent(Duration.ofSeconds(170));
    bench.hold = true;
    long before = bench.limit();
    bench.silent(Duration.ofMinutes(10));
    assertEquals(before, bench.limit());
    bench.hold = false;
    bench.silent(Duration.ofMinutes(10));
    assertEquals(12_000, bench.limit());
  }

  @Test
  void theEndOfAHoldDoesNotSkipTheWaitOfTheColdLoadPath() {
    var bench = running();
    bench.bays.forEach(b -> b.appetite = 0);
    bench.volts = 0;
    bench.at(59.0, SECOND.multipliedBy(5));
    bench.volts = 230;
    bench.hold = true;
    bench.at(59.9, SECOND);
    isHeldCurtailed(bench);
    bench.hold = false;
    bench.at(59.9, Duration.ofMinutes(5));
    assertEquals(0, bench.limit(), "the frequency has not been back yet");
  }

  private static Bench held() {
    var bench = running();
    bench.hold = true;
    bench.at(60.0, SECOND);
    return bench;
  }

  /** A battery comes back to a bay that is told less than it could draw. */
  private static void isHeldBack(Bench bench) {
    bench.bays.getFirst().limit = 100;
    bench.memory = bench.controller.resume(bench.controller.resumeFrom(bench.last), bench.tick());
  }

  @Test
  void aFreeStationThatLosesSightWhileItIsHeldLosesNothing() {
    var bench = held();
    bench.silent(SECOND.multipliedBy(30));
    assertInstanceOf(Unsure.class, bench.mode());
    bench.at(60.0, SECOND);
    assertFalse(assertInstanceOf(Held.class, bench.mode()).curtailed());
    bench.hold = false;
    bench.at(60.0, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
    assertEquals(12_000, bench.limit());
  }

  @Test
  void aHoldOnAFreeStationThatEndsWithoutSightCostsNothing() {
    var bench = held();
    bench.silent(SECOND);
    bench.hold = false;
    bench.silent(MINUTE.multipliedBy(30));
    assertFalse(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    assertEquals(12_000, bench.limit());
  }

  @Test
  void nothingRisesWhileAFreeStationIsHeldWithoutSight() {
    var bench = held();
    isHeldBack(bench);
    bench.silent(SECOND.multipliedBy(30));
    assertEquals(11_100, bench.limit());
    bench.hold = false;
    bench.silent(SECOND);
    assertInstanceOf(Unsure.class, bench.mode());
    assertEquals(11_100, bench.limit(), "nobody sees that it may rise");
    bench.at(60.0, SECOND);
    assertEquals(12_000, bench.limit());
  }

  @Test
  void aHoldThatBeginsWithoutSightHoldsToo() {
    var bench = running();
    bench.silent(SECOND);
    assertInstanceOf(Blind.class, bench.mode());
    bench.hold = true;
    bench.silent(SECOND);
    isHeldBack(bench);
    bench.silent(MINUTE);
    assertInstanceOf(Unsure.class, bench.mode());
    assertEquals(11_100, bench.limit());
  }

  @Test
  void aHoldThatBeginsTogetherWithTheLossOfSightHoldsToo() {
    var other = running();
    var bench = running();
    while (other.silent(Bench.POLL).made().next().mode() instanceof Normal) {
      bench.silent(Bench.POLL);
    }
    bench.hold = true;
    bench.silent(Bench.POLL);
    assertInstanceOf(Unsure.class, bench.mode(), "from its first cycle on");
  }

  @Test
  void anOrderUnderTheHoldStillTakesTheWayBackWithoutSight() {
    var bench = held();
    order(bench, shedTo(1000), MINUTE);
    bench.at(60.0, SECOND);
    bench.leases = Leases.NONE;
    bench.silent(SECOND);
    assertTrue(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    bench.hold = false;
    bench.at(60.0, SECOND);
    assertInstanceOf(Waiting.class, bench.mode());
    assertTrue(bench.limit() <= 1000);
  }

  private static void isHeldCurtailed(Bench bench) {
    assertTrue(assertInstanceOf(Held.class, bench.mode()).curtailed());
  }

  @Test
  void aHoldInTheRandomDelayFindsTheStationRestricted() {
    var bench = running();
    bench.at(59.5, SECOND);
    while (!(bench.mode() instanceof Waiting(_, _, var part))
        || part != Waiting.Part.RANDOM_DELAY) {
      bench.at(60.0, Bench.POLL);
    }
    bench.hold = true;
    bench.at(60.0, Bench.POLL);
    isHeldCurtailed(bench);
  }

  @Test
  void aHoldThatComesWithTheLossOfTheServiceThatShedFindsTheStationRestricted() {
    var bench = running();
    bench.at(59.5, SECOND);
    bench.controller = new Controller(Policies.of());
    bench.hold = true;
    bench.at(60.0, Bench.POLL);
    isHeldCurtailed(bench);
  }

  @Test
  void aHoldOnAStationThatCarriedOnFindsItRestricted() {
    var bench = running();
    bench.at(59.5, SECOND);
    while (!(bench.mode() instanceof CarryingOn)) {
      bench.silent(Bench.POLL);
    }
    bench.hold = true;
    bench.at(60.0, Bench.POLL);
    isHeldCurtailed(bench);
  }

  @Test
  void aHoldOnTheWayBackEndsInTheWholeWayBackAlsoWhenLessIsLeftToHold() {
    var bench = running();
    bench.at(59.5, SECOND);
    while (!(bench.mode() instanceof Restoring)
        || bench.view().balance().allowed().watts() < 6000) {
      bench.at(60.0, Bench.POLL);
    }
    bench.hold = true;
    bench.at(60.0, SECOND);
    isHeldCurtailed(bench);
    bench.bays.subList(3, 12).clear();
    bench.at(60.0, SECOND);
    bench.hold = false;
    bench.at(60.0, SECOND);
    assertInstanceOf(Waiting.class, bench.mode());
  }

  @Test
  void aHoldInTheRecoveryWindowOfAStationThatHasComeBackCostsNothing() {
    var bench = running();
    bench.bays.forEach(bay -> bay.appetite = 1000);
    bench.at(60.0, MINUTE.multipliedBy(2));
    bench.at(59.5, SECOND);
    while (!(bench.mode() instanceof Restoring) || bench.limit() < 12_000) {
      bench.at(60.0, Bench.POLL);
    }
    bench.hold = true;
    bench.at(60.0, SECOND);
    assertFalse(assertInstanceOf(Held.class, bench.mode()).curtailed());
    bench.hold = false;
    bench.at(60.0, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
    assertEquals(12_000, bench.limit());
  }

  @Test
  void aRestartWhileAFreeStationIsHeldCostsNothing() {
    var bench = held();
    var resume = bench.controller.resumeFrom(bench.last);
    assertEquals(Stage.NORMAL, resume.stage());
    assertTrue(resume.hold());
    bench.memory = bench.controller.resume(resume, bench.tick());
    bench.at(60.0, SECOND);
    assertInstanceOf(Held.class, bench.mode());
    bench.hold = false;
    bench.at(60.0, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
    assertEquals(12_000, bench.limit());
  }

  @Test
  void aRestartWhileARestrictedStationIsHeldGoesOnFromThere() {
    var bench = held();
    order(bench, shedTo(1000), MINUTE);
    bench.at(60.0, SECOND);
    assertEquals(Stage.SHED, bench.controller.resumeFrom(bench.last).stage());
  }
}
