package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.swapgrid.decision.Policies.FAST;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.fixed;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;
import org.swapgrid.service.GridService;
import org.swapgrid.service.Terms;

final class PolicyTest {
  private static final StateOfCharge READY = StateOfCharge.ofPercent(95);
  private static final Temperature HOT = Temperature.ofCelsius(45);

  @Test
  void anImpossiblePolicyIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Policies.of(sreg(), sreg()));
    assertThrows(IllegalArgumentException.class, () -> new Policy.Riders(-1, READY, 0, HOT));
    assertThrows(IllegalArgumentException.class, () -> new Policy.Riders(0, READY, -1, HOT));
    var gate = Policies.gate(true);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Policy.Gate(
                List.of(), Duration.ofSeconds(1), gate.frozenAfter(), gate.steps(), gate.blind()));
  }

  @Test
  void servicesAreFoundByTheirId() {
    assertEquals(sreg(), Policies.of(sreg()).service(SREG));
    var second = fixed(FAST, 59.7, 59.75, sreg().terms());
    assertEquals(second, Policies.of(sreg(), second).service(FAST));
    assertThrows(IllegalArgumentException.class, () -> Policies.of().service(SREG));
  }

  private static int wantedReady(Duration... sustains) {
    var riders = new Policy.Riders(1, READY, 6, HOT);
    var services = new GridService[sustains.length];
    for (int i = 0; i < sustains.length; i++) {
      var terms = new Terms(null, false, Duration.ZERO, sustains[i], Terms.Comeback.UNBOUND);
      services[i] = fixed(new ServiceId("s" + i), 59.88, 59.98, terms);
    }
    return Policies.with(riders, Policies.gate(true), services).wantedReady();
  }

  @Test
  void theReserveGrowsByTheRidersOfTheLongestServiceAndOfNoMoreThanAnHour() {
    var half = Duration.ofMinutes(30);
    assertEquals(1, wantedReady());
    assertEquals(4, wantedReady(half, Duration.ofMinutes(10)));
    assertEquals(4, wantedReady(Duration.ofMinutes(10), half));
    assertEquals(7, wantedReady(Duration.ofHours(1)));
    assertEquals(7, wantedReady(Duration.ofHours(2), half));
  }
}
