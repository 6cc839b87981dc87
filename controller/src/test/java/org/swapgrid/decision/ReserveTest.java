package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.fixed;
import static org.swapgrid.decision.Policies.gate;
import static org.swapgrid.decision.Policies.riders;
import static org.swapgrid.decision.Policies.terms;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.service.Terms;

/** Twelve bays that draw 800 W each, the twelfth nearest to ready; all of it would be shed. */
final class ReserveTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Bench running(int reserve) {
    var terms = terms(new Power(9600), false, Terms.Comeback.UNBOUND);
    var service = fixed(SREG, 59.88, 59.98, terms);
    return Bench.running(Policies.with(riders(reserve), gate(true), service), 12);
  }

  private static Reason reason(Bench bench, int bay) {
    return bench.last.made().plan().limits().get(bay - 1).cause().reason();
  }

  @Test
  void aBatteryThatIsReadyNeedsNoOtherToBeKept() {
    var bench = running(3);
    assertEquals(3, bench.view().bays().keptForRiders());
    bench.bays.get(0).charge = 950;
    bench.at(60.0, SECOND);
    assertEquals(1, bench.view().bays().ready());
    assertEquals(2, bench.view().bays().keptForRiders());
    assertEquals(new Power(9600 - 2 * 800), bench.view().services().getFirst().available());
  }

  @Test
  void aBatteryThatDoesNotChargeIsNotCountedOn() {
    var bench = running(2);
    bench.bays.get(11).appetite = 0;
    bench.bays.get(10).condition = new Condition(0, true, false, false);
    bench.bays.get(9).empty = true;
    bench.at(59.5, SECOND);
    assertEquals(Reason.RIDERS_RESERVE, reason(bench, 9));
    assertEquals(Reason.RIDERS_RESERVE, reason(bench, 8));
    assertEquals(2, bench.view().bays().keptForRiders());
  }

  @Test
  void aBayToldToStopThatStillDrawsDoesNotTakeThePlaceOfOneToldToCharge() {
    var bench = running(1);
    bench.bays.get(0).disobedient = true;
    bench.at(59.5, Duration.ofMillis(500));
    assertEquals(Reason.RIDERS_RESERVE, reason(bench, 12));
    bench.bays.get(0).charge = 900;
    bench.at(59.5, Bench.POLL);
    assertEquals(Reason.RIDERS_RESERVE, reason(bench, 12), "it is told 0 W and still draws 800 W");
    assertEquals(800, bench.bays.get(11).limit);
  }
}
