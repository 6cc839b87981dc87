package org.swapgrid.sim.bench.reaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

final class PhasesTest {
  @Test
  void everyPartOfThePeriodIsHitOnceAndInNoOrder() {
    var phases = Phases.of(40, 1);
    var sorted = phases.stream().sorted().toList();
    for (int i = 0; i < 40; i++) {
      assertEquals(i, (int) (sorted.get(i) * 40));
    }
    assertNotEquals(sorted, phases);
  }

  @Test
  void twoProgramsGetTheSame() {
    assertEquals(Phases.of(40, 7), Phases.of(40, 7));
  }
}
