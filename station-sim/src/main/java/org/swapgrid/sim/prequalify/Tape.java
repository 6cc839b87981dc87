package org.swapgrid.sim.prequalify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.swapgrid.sim.site.SiteStatus;

/** Takes down what the site does; begun anew for each step. */
final class Tape implements Consumer<SiteStatus> {
  private List<Point> points = new ArrayList<>();

  @Override
  public synchronized void accept(SiteStatus status) {
    var point = Point.of(status);
    if (points.isEmpty() || points.getLast().nanos() <= point.nanos()) {
      points.add(point);
    }
  }

  synchronized void rewind() {
    points = new ArrayList<>();
  }

  synchronized Trace trace() {
    return new Trace(points);
  }

  /** The last part of what is on it. */
  synchronized Trace since(long nanos) {
    int first = points.size();
    while (first > 0 && points.get(first - 1).nanos() >= nanos) {
      first--;
    }
    return new Trace(points.subList(first, points.size()));
  }
}
