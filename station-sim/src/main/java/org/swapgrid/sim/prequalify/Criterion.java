package org.swapgrid.sim.prequalify;

/**
 * One thing that was required.
 *
 * @param name what it is about
 * @param required in words, with its figure
 * @param measured in words, with its figure; where nothing was examined, why
 */
public record Criterion(String name, String required, String measured, Verdict verdict) {
  static Criterion of(String name, String required, String measured, boolean holds) {
    return new Criterion(name, required, measured, Verdict.of(holds));
  }

  static Criterion notExamined(String name, String required, String why) {
    return new Criterion(name, required, why, Verdict.NOT_EXAMINED);
  }
}
