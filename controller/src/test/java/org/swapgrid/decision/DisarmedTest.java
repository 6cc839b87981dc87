package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.swapgrid.decision.Ordering.HOUR;
import static org.swapgrid.decision.Ordering.MINUTE;
import static org.swapgrid.decision.Ordering.SECOND;
import static org.swapgrid.decision.Ordering.disarm;
import static org.swapgrid.decision.Ordering.running;
import static org.swapgrid.decision.Policies.DREG;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.dreg;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Regulating;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.model.Power;

/** A service that the aggregator disarmed. */
final class DisarmedTest {
  @Test
  void aDisarmedDroopKeepsItsOperatingPoint() {
    var bench = Bench.running(Policies.of(dreg(new Power(6000), new Power(5000))), 12);
    disarm(bench, DREG, HOUR);
    bench.at(59.80, MINUTE);
    assertEquals(new Power(6000), bench.view().balance().allowed(), "no response, and no leap");
  }

  @Test
  void aDisarmedServiceClaimsNothingAndOffersNothingAndIsArmedAgainByItself() {
    var bench = running();
    disarm(bench, SREG, MINUTE);
    bench.at(60.0, SECOND);
    assertFalse(bench.view().services().getFirst().armed());
    assertEquals(Power.ZERO, bench.view().services().getFirst().available());
    bench.at(59.5, SECOND.multipliedBy(10));
    assertInstanceOf(Normal.class, bench.mode());
    assertEquals(12_000, bench.limit());
    bench.at(59.5, SECOND.multipliedBy(51));
    assertEquals(0, bench.limit(), "the lease has run out");
    assertInstanceOf(Shedding.class, bench.mode());
  }

  @Test
  void aResponseThatStandsIsFinishedBeforeItsServiceIsDisarmed() {
    var bench = running();
    bench.at(59.5, SECOND);
    disarm(bench, SREG, HOUR);
    bench.at(59.5, MINUTE);
    assertEquals(0, bench.limit());
    bench.at(60.0, Duration.ofMinutes(10));
    assertInstanceOf(Normal.class, bench.mode());
    bench.at(59.5, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
    var droop = Bench.running(Policies.of(dreg(null, null)), 12);
    droop.at(59.80, SECOND);
    disarm(droop, DREG, HOUR);
    droop.at(59.80, SECOND);
    assertInstanceOf(Regulating.class, droop.mode());
    droop.at(60.0, SECOND);
    droop.at(59.80, SECOND);
    assertInstanceOf(Normal.class, droop.mode());
  }

  @Test
  void aSuspicionIsDroppedWhenTheServiceIsDisarmed() {
    var bench = running();
    bench.at(59.5, Duration.ofMillis(100));
    disarm(bench, SREG, HOUR);
    bench.at(59.5, SECOND);
    assertInstanceOf(Normal.class, bench.mode());
  }
}
