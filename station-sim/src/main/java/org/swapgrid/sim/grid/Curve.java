package org.swapgrid.sim.grid;

import java.util.ArrayList;
import java.util.List;

/**
 * A value over time, straight between its knots, level before the first and after the last. Times
 * are nanoseconds of the simulation.
 */
public record Curve(List<Knot> knots) {
  /** The value at a time. Two knots at one time make a step; the later one counts from then on. */
  public record Knot(long nanos, double value) {}

  public Curve {
    knots = List.copyOf(knots);
    if (knots.isEmpty()) {
      throw new IllegalArgumentException("a curve needs a knot");
    }
    for (int i = 1; i < knots.size(); i++) {
      if (knots.get(i).nanos() < knots.get(i - 1).nanos()) {
        throw new IllegalArgumentException("knots must ascend by time");
      }
    }
  }

  static Curve level(double value) {
    return new Curve(List.of(new Knot(0, value)));
  }

  public double at(long nanos) {
    var after = firstAfter(nanos);
    if (after == 0) {
      return knots.getFirst().value();
    }
    var from = knots.get(after - 1);
    if (after == knots.size()) {
      return from.value();
    }
    var to = knots.get(after);
    var share = (double) (nanos - from.nanos()) / (to.nanos() - from.nanos());
    return from.value() + (to.value() - from.value()) * share;
  }

  /** The same until now, then straight to the target and level. */
  public Curve rampTo(double target, long now, long overNanos) {
    var kept = new ArrayList<>(knots.subList(0, firstAfter(now)));
    kept.add(new Knot(now, at(now)));
    kept.add(new Knot(now + overNanos, target));
    return new Curve(kept);
  }

  private int firstAfter(long nanos) {
    int low = 0;
    int high = knots.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (knots.get(middle).nanos() <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
