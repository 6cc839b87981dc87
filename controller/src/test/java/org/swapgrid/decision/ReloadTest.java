package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.FAST;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.dreg;
import static org.swapgrid.decision.Policies.fixed;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Regulating;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.model.Power;
import org.swapgrid.service.GridService;
import org.swapgrid.service.Terms;

final class ReloadTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static void reload(Bench bench, GridService... services) {
    bench.controller = new Controller(Policies.of(services));
  }

  @Test
  void aDroopServiceRemovedWhileItRegulatesLeavesTheWholeWayBack() {
    var bench = Bench.running(Policies.of(dreg(null, null), sreg()), 12);
    bench.at(59.9, SECOND);
    assertInstanceOf(Regulating.class, bench.mode());
    long before = bench.limit();
    reload(bench, sreg());
    bench.at(60.0, SECOND.multipliedBy(59));
    assertInstanceOf(Waiting.class, bench.mode());
    assertTrue(bench.limit() <= before, "leapt to " + bench.limit());
    bench.at(60.0, Duration.ofMinutes(8));
    assertEquals(12_000, bench.limit());
  }

  @Test
  void anOperatingPointRemovedLeavesTheWholeWayBack() {
    var bench = Bench.running(Policies.of(dreg(new Power(6000), null)), 12);
    assertInstanceOf(Normal.class, bench.mode());
    reload(bench);
    bench.at(60.0, SECOND.multipliedBy(59));
    assertTrue(bench.limit() <= 6000, "leapt to " + bench.limit());
  }

  @Test
  void aReloadInNormalTimesLeavesAFreeStationFree() {
    var bench = Bench.running(Policies.of(sreg(), dreg(null, null)), 12);
    reload(bench, sreg());
    bench.at(60.0, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
    assertEquals(12_000, bench.limit());
  }

  @Test
  void aServiceReplacedByAnotherInItsEventShedsOn() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.5, SECOND);
    reload(bench, fixed(FAST, 59.88, 59.98, sreg().terms()));
    for (int cycle = 0; cycle < 40; cycle++) {
      bench.at(59.5, Bench.POLL);
      assertEquals(0, bench.limit());
    }
    assertEquals(FAST, assertInstanceOf(Shedding.class, bench.mode()).service());
  }

  @Test
  void aServiceAddedInAnEventChangesNothingThatStands() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.5, SECOND);
    reload(bench, fixed(FAST, 59.7, 59.75, sreg().terms()), sreg());
    bench.at(59.8, SECOND);
    assertEquals(SREG, assertInstanceOf(Shedding.class, bench.mode()).service());
    assertEquals(0, bench.limit());
  }

  @Test
  void aRampThatBecomesSteeperInAReloadGoesOnFromWhereItIs() {
    var gentle = new Terms.Comeback(Duration.ZERO, 2);
    var terms = Policies.terms(new Power(9600), true, gentle);
    var bench = Bench.running(Policies.of(fixed(SREG, 59.88, 59.98, terms)), 12);
    bench.at(59.5, SECOND);
    while (!(bench.mode() instanceof Restoring)) {
      bench.at(60.0, Bench.POLL);
    }
    bench.at(60.0, Duration.ofMinutes(2));
    long before = bench.limit();
    reload(bench, sreg());
    bench.at(60.0, SECOND);
    assertTrue(bench.limit() <= before + 200, before + " leapt to " + bench.limit());
    bench.at(60.0, SECOND.multipliedBy(30));
    assertTrue(bench.limit() >= before + 3000, "at 120 W a second: " + bench.limit());
  }
}
