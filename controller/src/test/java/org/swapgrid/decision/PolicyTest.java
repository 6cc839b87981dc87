package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;

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
    assertThrows(IllegalArgumentException.class, () -> Policies.of().service(SREG));
  }
}
