package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.DREG;
import static org.swapgrid.decision.Policies.dreg;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.Blind;
import org.swapgrid.decision.Mode.Held;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Regulating;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.service.DroopService;

final class DroopTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void theResponseIsLinearBetweenThePointsAndFlatOutside() {
    var service = dreg(null, null);
    assertEquals(1000, service.responseAt(Frequency.ofHertz(59.0)));
    assertEquals(1000, service.responseAt(Frequency.ofHertz(59.75)));
    assertEquals(500, service.responseAt(Frequency.ofHertz(59.865)));
    assertEquals(0, service.responseAt(Frequency.ofHertz(60.0)));
    assertEquals(-1000, service.responseAt(Frequency.ofHertz(61.0)));
  }

  @Test
  void aCurveMayStep() {
    var step =
        new DroopService(
            DREG,
            List.of(Policies.point(59.9, 1000), Policies.point(59.9, 0), Policies.point(60.0, 0)),
            null,
            dreg(null, null).terms());
    assertEquals(1000, step.responseAt(Frequency.ofHertz(59.9)));
    assertEquals(0, step.responseAt(Frequency.ofHertz(59.901)));
  }

  @Test
  void aCurveOfTwoPointsIsALine() {
    var line = List.of(Policies.point(59.5, 1000), Policies.point(60.0, 0));
    var service = new DroopService(DREG, line, null, dreg(null, null).terms());
    assertEquals(500, service.responseAt(Frequency.ofHertz(59.75)));
  }

  @Test
  void aCurveOfOnePointIsRefused() {
    var point = List.of(Policies.point(59.9, 1000));
    var terms = dreg(null, null).terms();
    assertThrows(IllegalArgumentException.class, () -> new DroopService(DREG, point, null, terms));
  }

  @Test
  void itShedsInProportionAndLetsGoInProportion() {
    var bench = Bench.running(Policies.of(dreg(null, null)), 12);
    bench.at(59.865, SECOND);
    assertEquals(DREG, assertInstanceOf(Regulating.class, bench.mode()).service());
    assertEquals(4800, bench.view().balance().allowed().watts());
    assertTrue(bench.draw() <= 4800);
    assertEquals(new Power(4800), bench.view().balance().owed());
    bench.at(59.75, SECOND);
    assertEquals(0, bench.limit());
    bench.at(60.0, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
    assertEquals(12_000, bench.limit());
  }

  @Test
  void aroundAnOperatingPointItChargesMoreOnOverFrequency() {
    var bench = Bench.running(Policies.of(dreg(new Power(6000), new Power(4000))), 12);
    assertTrue(bench.draw() <= 6000 && bench.draw() >= 5300, "at " + bench.draw());
    assertEquals(Reason.FREQUENCY_DROOP, bench.view().balance().binding().reason());
    long before = bench.draw();
    bench.at(60.25, SECOND.multipliedBy(3));
    assertTrue(bench.draw() > before + 3000, "at " + bench.draw());
    assertEquals(Power.ZERO, bench.view().balance().owed());
    assertEquals(Reason.FREQUENCY_HIGH, bench.view().balance().binding().reason());
    bench.at(59.75, SECOND);
    assertTrue(bench.draw() <= 2000);
  }

  @Test
  void anOperatingPointAboveTheConnectionIsBoundByTheConnection() {
    var bench = Bench.running(Policies.of(dreg(new Power(200_000), null)), 12);
    assertEquals(12_000, bench.limit());
    assertEquals(Reason.CONNECTION, bench.view().balance().binding().reason());
  }

  @Test
  void sightLostWhileRegulatingFreezesTheResponse() {
    var bench = Bench.running(Policies.of(dreg(null, null)), 12);
    bench.at(59.865, SECOND);
    long before = bench.limit();
    bench.silent(SECOND.multipliedBy(30));
    assertTrue(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    assertTrue(bench.limit() <= before);
  }

  @Test
  void aStaticServiceBesideItWinsWhenItIsTighter() {
    var bench = Bench.running(Policies.of(sreg(), dreg(null, null)), 12);
    bench.at(59.87, SECOND);
    assertInstanceOf(Shedding.class, bench.mode());
    assertEquals(0, bench.limit());
  }

  @Test
  void itRegulatesSinceTheFrequencyLeftTheBandHoweverItMoves() {
    var bench = Bench.running(Policies.of(dreg(null, null)), 12);
    bench.at(59.9, Bench.POLL);
    var since = assertInstanceOf(Regulating.class, bench.mode()).since();
    assertEquals(bench.last.seen().tick().elapsed(), since);
    bench.at(59.92, SECOND);
    assertEquals(since, assertInstanceOf(Regulating.class, bench.mode()).since());
  }

  @Test
  void aHoldStopsRegulating() {
    var bench = Bench.running(Policies.of(dreg(null, null)), 12);
    bench.at(59.865, SECOND);
    bench.hold = true;
    bench.at(60.0, SECOND);
    assertInstanceOf(Held.class, bench.mode());
    assertTrue(bench.limit() <= 4800);
  }

  @Test
  void sightLostAtTheOperatingPointDoesNotLoosenIt() {
    var bench = Bench.running(Policies.of(dreg(new Power(6000), new Power(4000))), 12);
    bench.silent(Duration.ofMinutes(5));
    assertEquals(6000, bench.view().balance().allowed().watts());
    assertTrue(bench.limit() <= 6000, "loosened to " + bench.limit());
  }

  @Test
  void carryingOnWithoutSightEndsAtTheOperatingPoint() {
    var bench = Bench.running(Policies.of(dreg(new Power(6000), new Power(4000))), 12);
    bench.at(59.8, SECOND);
    bench.silent(Duration.ofMinutes(20));
    assertFalse(assertInstanceOf(Blind.class, bench.mode()).curtailed());
    assertEquals(6000, bench.view().balance().allowed().watts());
  }

  @Test
  void itOwesNoMoreThanTheStationDrew() {
    var bench = Bench.running(Policies.of(dreg(null, new Power(50_000))), 12);
    bench.at(59.75, SECOND);
    assertEquals(new Power(9600), bench.view().balance().owed());
    assertEquals(new Power(9600), bench.view().balance().delivered());
  }
}
