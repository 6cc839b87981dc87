package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.fixed;
import static org.swapgrid.decision.Policies.gate;
import static org.swapgrid.decision.Policies.riders;
import static org.swapgrid.decision.Policies.terms;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.service.Terms;

/** Twelve bays that draw 800 W each, the twelfth nearest to ready. */
final class SharesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Bench shed(long watts, boolean firm, int reserve) {
    var terms = terms(new Power(watts), firm, Terms.Comeback.UNBOUND);
    var service = fixed(SREG, 59.88, 59.98, terms);
    var bench = Bench.running(Policies.with(riders(reserve), gate(true), service), 12);
    bench.at(59.5, SECOND);
    return bench;
  }

  /** As much as six bays may draw, shared by all of them. */
  private static Bench narrow(int reserve) {
    var back = Policies.comeback(SECOND);
    var policy = new Policy(Policies.site(6), gate(true), riders(reserve), back, List.of());
    return Bench.running(policy, 12);
  }

  private static Reason reason(Bench bench, int bay) {
    return bench.last.made().plan().limits().get(bay - 1).cause().reason();
  }

  @Test
  void aBudgetALittleBelowWhatIsDrawnIsKeptToo() {
    var limits = shed(50, true, 0).limits();
    assertEquals(750, limits[0], "the furthest from ready gives way");
    for (int i = 1; i < 12; i++) {
      assertEquals(800, limits[i]);
    }
  }

  @Test
  void aRestThatAChargerJustChargesWithIsUsed() {
    assertEquals(100, shed(9500, true, 0).limit());
    assertEquals(0, shed(9501, true, 0).limit());
  }

  @Test
  void whatRidersNeedCountsInTheSharesAndIsNotRaised() {
    var bench = shed(5000, false, 3);
    assertArrayEquals(new long[] {0, 0, 0, 0, 0, 0, 600, 800, 800, 800, 800, 800}, bench.limits());
    assertEquals(new Power(4600), bench.view().balance().allowed());
  }

  @Test
  void whatRidersNeedBeyondTheBudgetIsToldAsAllowed() {
    var bench = shed(9600, false, 3);
    assertEquals(2400, bench.limit());
    assertEquals(new Power(2400), bench.view().balance().allowed());
  }

  @Test
  void aTrimmedBaySaysSoInEveryCycleAndOneThatGoesOnSaysWhy() {
    var terms = terms(new Power(7500), true, Terms.Comeback.UNBOUND);
    var bench = Bench.running(Policies.of(fixed(SREG, 59.88, 59.98, terms)), 12);
    while (bench.limit() > 2100) {
      bench.at(59.5, Bench.POLL);
    }
    for (int cycle = 0; cycle < 10; cycle++) {
      assertEquals(500, bench.bays.get(9).limit);
      assertEquals(Reason.TRIMMED, reason(bench, 10));
      assertEquals(Reason.FREQUENCY_LOW, reason(bench, 12), "no more than it draws");
      bench.at(59.5, Bench.POLL);
    }
  }

  @Test
  void aBayWithItsWholeRatingIsUnrestrictedWhereOthersAreNot() {
    var bench = narrow(0);
    bench.bays.get(11).appetite = 1000;
    bench.at(60.0, SECOND.multipliedBy(30));
    assertEquals(1000, bench.bays.get(11).limit);
    assertEquals(Reason.UNRESTRICTED, reason(bench, 12));
    assertEquals(Reason.CONNECTION, reason(bench, 1));
  }

  @Test
  void aTrimmedBayIsTrimmedUntilItsLimitChanges() {
    var bench = shed(7500, true, 0);
    bench.bays.get(9).appetite = 400;
    bench.at(59.5, SECOND);
    assertEquals(500, bench.bays.get(9).limit);
    assertEquals(Reason.TRIMMED, reason(bench, 10), "although it draws less now");
  }

  /** The twelfth bay, which uses little at first and so is given little. */
  private static Bench modest(int reserve) {
    var bench = narrow(reserve);
    bench.bays.get(11).appetite = 200;
    bench.at(60.0, SECOND.multipliedBy(60));
    assertEquals(300, bench.bays.get(11).limit);
    return bench;
  }

  @Test
  void aBayThatBeginsToUseAllOfItsShareIsGivenItsRatingAtOnce() {
    var bench = modest(0);
    bench.bays.get(11).appetite = 1000;
    bench.at(60.0, Bench.POLL);
    assertEquals(1000, bench.bays.get(11).limit);
    assertTrue(bench.limit() <= 6000);
  }

  @Test
  void aHotBayThatRidersNeedRisesBeforeOthers() {
    var bench = modest(1);
    bench.bays.get(11).celsius = 50;
    bench.bays.get(11).appetite = 1000;
    bench.at(60.0, SECOND);
    assertEquals(Reason.RIDERS_RESERVE, reason(bench, 12));
    assertEquals(1000, bench.bays.get(11).limit);
    assertTrue(bench.limit() <= 6000);
  }

  @Test
  void aBayShowsWhatItUsesTenSecondsAfterItsLimitRose() {
    var bench = modest(0);
    bench.bays.get(11).appetite = 1000;
    while (bench.bays.get(11).limit < 1000) {
      bench.at(60.0, Bench.POLL);
    }
    var raised = bench.last.seen().tick().elapsed();
    bench.bays.get(11).appetite = 200;
    while (bench.bays.get(11).limit == 1000) {
      bench.at(60.0, Bench.POLL);
    }
    assertEquals(SECOND.multipliedBy(10), bench.last.seen().tick().elapsed().minus(raised));
  }
}
