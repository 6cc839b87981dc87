package org.swapgrid.sim.prequalify;

import java.io.IOException;
import java.util.List;

/** Steps that are run together. */
interface Part {
  /** Their ids and titles, in the order in which they stand in the report. */
  List<Title> titles();

  /** Runs them; what they give stands in the same order. */
  List<Step> run(Bed bed) throws IOException, InterruptedException, NotReady;

  /** What a step is called. */
  record Title(String id, String words) {
    Step step(String done, List<Criterion> criteria, Trace trace, List<Step.Mark> marks) {
      return new Step(id, words, done, criteria, trace, marks);
    }

    /** A step that came to nothing. */
    Step failed(String why) {
      var criterion = Criterion.of("the step could be run", "station ready", why, false);
      return new Step(id, words, "", List.of(criterion), new Trace(List.of()), List.of());
    }
  }
}
