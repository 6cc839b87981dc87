package org.swapgrid.sim.prequalify;

import java.util.List;
import org.swapgrid.sim.config.Product;

/**
 * A whole test run.
 *
 * @param setUp what was tested, with what and how
 * @param shortened every hold or wait that was cut
 * @param leftOut ids of the steps that were not asked for
 * @param settings every value in force at the station
 */
public record Outcome(
    Product product,
    List<Fact> setUp,
    List<String> shortened,
    List<Step> steps,
    List<String> leftOut,
    List<String> settings) {

  /** One line of the set-up. */
  public record Fact(String name, String value) {}

  public Outcome {
    setUp = List.copyOf(setUp);
    shortened = List.copyOf(shortened);
    steps = List.copyOf(steps);
    leftOut = List.copyOf(leftOut);
    settings = List.copyOf(settings);
  }

  public Verdict verdict() {
    return Verdict.of(steps.stream().map(Step::verdict).toList());
  }

  /** Criteria that nothing is claimed of. */
  public long notExamined() {
    return steps.stream().mapToLong(Step::notExamined).sum();
  }
}
