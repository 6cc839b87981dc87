package org.swapgrid.sim.prequalify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not examined is never claimed. */
final class VerdictTest {
  @Test
  void oneMissedCriterionMissesTheWhole() {
    assertEquals(Verdict.NOT_MET, Verdict.of(List.of(Verdict.MET, Verdict.NOT_MET)));
  }

  @Test
  void nothingExaminedIsNothingMet() {
    assertEquals(Verdict.NOT_EXAMINED, Verdict.of(List.of(Verdict.NOT_EXAMINED)));
    assertEquals(Verdict.NOT_EXAMINED, Verdict.of(List.of()));
  }
}
