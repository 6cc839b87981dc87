package org.swapgrid.record;

import org.swapgrid.decision.Decision;
import org.swapgrid.decision.Memory;
import org.swapgrid.decision.Observation;
import org.swapgrid.decision.Policy;

/** The shapes of everything that stands in a series. */
final class Shapes {
  static final Shape DECISION = Shape.of(Decision.class);
  static final Shape OBSERVATION = Shape.of(Observation.class);
  static final Shape KEPT = Shape.of(Kept.class);
  static final Shape MEMORY = Shape.of(Memory.class);
  static final Shape POLICY = Shape.of(Policy.class);
  static final Shape ORIGIN = Shape.of(Origin.class);
  static final Shape POINT = Shape.of(Point.class);
  static final Shape HAPPENING = Shape.of(Happening.class);
  static final Shape END = Shape.of(Ending.class);

  private Shapes() {}
}
