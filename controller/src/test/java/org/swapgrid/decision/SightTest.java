package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.gate;
import static org.swapgrid.decision.Policies.riders;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.GridState.Doubt;
import org.swapgrid.decision.GridState.Seen;
import org.swapgrid.decision.GridState.Unseen;
import org.swapgrid.decision.Mode.Blind;
import org.swapgrid.decision.Mode.CarryingOn;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.model.Power;

final class SightTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Bench running() {
    return Bench.running(Policies.of(sreg()), 12);
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
  void sightLostInAWaitLoosensNothing() {
    var bench = running();
    bench.at(59.5, SECOND);
    bench.at(60.0, SECOND.multipliedBy(61));
    bench.silent(SECOND);
    assertTrue(assertInstanceOf(Blind.class, bench.mode()).curtailed());
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
