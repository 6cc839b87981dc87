package org.swapgrid.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.Policy;

final class DecideAgainTest {
  private static final List<String> EVENT =
      EventBench.afterEvent(59.7, Duration.ofSeconds(20)).series().getFirst();

  @Test
  void everyRecordedCycleIsDecidedAgainAsItWas() {
    var outcome = DecideAgain.of(new Series(EVENT.iterator()), Controller::new);
    assertNull(outcome.first(), () -> String.valueOf(outcome.first()));
    assertTrue(outcome.cycles() > 400, "cycles " + outcome.cycles());
  }

  @Test
  void aChangedRuleIsFoundAtItsFirstDifferingCycle() {
    var outcome = DecideAgain.of(new Series(EVENT.iterator()), DecideAgainTest::slower);
    var first = outcome.first();
    assertNotNull(first);
    var ramp = EVENT.stream().filter(line -> line.contains("Restoring")).findFirst().orElseThrow();
    var begins = EVENT.stream().filter(line -> line.startsWith("c ")).toList().indexOf(ramp);
    assertEquals(begins + 1, outcome.cycles());
    assertTrue(first.again().stream().anyMatch(each -> each.startsWith("mode")), first.toString());
  }

  /** The same rules but for the ramp. */
  private static Controller slower(Policy policy) {
    var was = policy.comeback();
    var comeback =
        new Policy.Comeback(was.delay(), was.random(), was.ramp().multipliedBy(2), was.recovery());
    return new Controller(
        new Policy(policy.site(), policy.gate(), policy.riders(), comeback, policy.services()));
  }
}
