package org.swapgrid.sim.prequalify;

import java.util.List;

/**
 * One step of the sequence, as it went.
 *
 * @param id T1 to T12, or T0 for what stands before
 * @param done what was done to the grid or the meter
 * @param trace what the site did; empty where nothing ran
 * @param marks moments worth a line in the figure
 */
public record Step(
    String id, String title, String done, List<Criterion> criteria, Trace trace, List<Mark> marks) {

  /**
   * A moment.
   *
   * @param nanos of the simulation
   */
  public record Mark(long nanos, String label) {}

  public Step {
    criteria = List.copyOf(criteria);
    marks = List.copyOf(marks);
  }

  public Verdict verdict() {
    return Verdict.of(criteria.stream().map(Criterion::verdict).toList());
  }

  /** Criteria that nothing is claimed of. */
  public long notExamined() {
    return criteria.stream().filter(c -> c.verdict() == Verdict.NOT_EXAMINED).count();
  }
}
