package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Ordering.HOUR;
import static org.swapgrid.decision.Ordering.MINUTE;
import static org.swapgrid.decision.Ordering.SECOND;
import static org.swapgrid.decision.Ordering.cap;
import static org.swapgrid.decision.Ordering.order;
import static org.swapgrid.decision.Ordering.running;
import static org.swapgrid.decision.Ordering.shedTo;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.dreg;
import static org.swapgrid.decision.Policies.terms;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Ordered;
import org.swapgrid.decision.Mode.Regulating;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.decision.Mode.Waiting.Part;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.order.Instruction.Hold;
import org.swapgrid.service.Terms;

/** An order while a service responds, and the other way round. */
final class OrderBesideServiceTest {
  @Test
  void aFrequencyTripDuringAnOrderShedsAtOnce() {
    for (var instruction : List.of(shedTo(4000), cap(4000), new Hold(), cap(50_000))) {
      var bench = running();
      order(bench, instruction, HOUR);
      bench.at(60.0, MINUTE);
      bench.at(59.5, Duration.ofMillis(350));
      assertEquals(0, bench.limit());
      assertInstanceOf(Shedding.class, bench.mode());
      assertEquals(Reason.FREQUENCY_LOW, bench.view().balance().binding().reason());
    }
  }

  @Test
  void behindTheTripTheOrderStillBoundsTheReturn() {
    var bench = running();
    order(bench, cap(4000), HOUR);
    bench.at(60.0, MINUTE);
    bench.at(59.5, SECOND);
    bench.at(60.0, SECOND.multipliedBy(59));
    assertEquals(0, bench.limit(), "the order does not shorten the wait");
    assertEquals(Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
    for (int s = 0; s < 600; s++) {
      bench.at(60.0, SECOND);
      assertTrue(bench.limit() <= 4000);
    }
    assertInstanceOf(Ordered.class, bench.mode());
  }

  @Test
  void theServiceDoesNotClaimWhatTheOrderTookAway() {
    var bench = running();
    order(bench, shedTo(4000), HOUR);
    bench.at(60.0, Duration.ofMinutes(2));
    bench.at(59.5, SECOND.multipliedBy(5));
    var balance = bench.view().balance();
    assertTrue(balance.delivered().watts() <= 4000, "delivered " + balance.delivered());
    assertTrue(balance.owed().watts() <= 4000, "owed " + balance.owed());
  }

  @Test
  void theTightestOfOrderAndServiceWinsAndKeepsItsCause() {
    var small = terms(new Power(2000), false, Terms.Comeback.UNBOUND);
    var bench = Bench.running(Policies.of(Policies.fixed(SREG, 59.88, 59.98, small)), 12);
    bench.at(59.5, SECOND);
    assertEquals(7600, bench.limit());
    order(bench, shedTo(3000), HOUR);
    bench.at(59.5, SECOND);
    assertInstanceOf(Shedding.class, bench.mode());
    assertTrue(bench.limit() <= 3000, "the order is tighter than 9.6 - 2 kW");
    assertEquals(new Power(2000), bench.view().balance().owed(), "the event's, not the order's");
    assertEquals(Reason.ORDERED, bench.view().balance().binding().reason());
  }

  @Test
  void aCapMovesWithTheDroopBelowIt() {
    var bench = Bench.running(Policies.of(dreg(null, null)), 12);
    bench.at(59.92, SECOND);
    assertInstanceOf(Regulating.class, bench.mode());
    order(bench, cap(8000), HOUR);
    bench.at(59.80, SECOND);
    assertTrue(bench.view().balance().allowed().isBelow(new Power(3000)));
    bench.at(60.0, SECOND);
    assertEquals(new Power(8000), bench.view().balance().allowed());
  }

  @Test
  void anOrderThatEndsBelowTheReleaseLevelWaitsForTheFrequency() {
    var bench = running();
    order(bench, shedTo(3000), SECOND);
    bench.at(59.95, MINUTE.multipliedBy(5));
    assertEquals(Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
    assertTrue(bench.limit() <= 3000);
    bench.at(60.0, MINUTE.multipliedBy(10));
    assertInstanceOf(Normal.class, bench.mode());
  }

  @Test
  void aServiceThatLeavesWithAReloadUnderAnOrderLetsNothingLeap() {
    var base = dreg(new Power(6000), new Power(5000));
    var bench = Bench.running(Policies.of(base), 12);
    order(bench, cap(8000), HOUR);
    bench.at(60.0, SECOND);
    assertEquals(new Power(6000), bench.view().balance().allowed());
    bench.controller = new Controller(Policies.of());
    bench.at(60.0, SECOND.multipliedBy(59));
    assertInstanceOf(Waiting.class, bench.mode());
    assertTrue(bench.limit() <= 6000);
    bench.at(60.0, Duration.ofMinutes(10));
    assertEquals(new Power(8000), bench.view().balance().allowed());
  }
}
