package org.swapgrid.sim.prequalify;

import java.util.List;

/**
 * What the site did over a time.
 *
 * @param points ascending by time
 */
public record Trace(List<Point> points) {
  public Trace {
    points = List.copyOf(points);
  }

  /** The part from a time on and before another, in nanoseconds. */
  public Trace between(long from, long to) {
    return new Trace(points.subList(index(from), Math.max(index(from), index(to))));
  }

  private int index(long nanos) {
    int low = 0;
    int high = points.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (points.get(middle).nanos() < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Mean power by time in watts, each value standing until the next; 0 where there is none. */
  double meanWatts() {
    if (points.size() < 2) {
      return points.isEmpty() ? 0 : points.getFirst().watts();
    }
    double joules = 0;
    for (int i = 1; i < points.size(); i++) {
      var length = points.get(i).nanos() - points.get(i - 1).nanos();
      joules += points.get(i - 1).watts() * length;
    }
    var whole = points.getLast().nanos() - points.getFirst().nanos();
    return whole == 0 ? points.getFirst().watts() : joules / whole;
  }

  double mostWatts() {
    return points.stream().mapToDouble(Point::watts).max().orElse(0);
  }

  int mostLimit() {
    return points.stream().mapToInt(Point::limitW).max().orElse(0);
  }

  /** The longest time between two points, in milliseconds. */
  public double longestGapMillis() {
    long longest = 0;
    for (int i = 1; i < points.size(); i++) {
      longest = Math.max(longest, points.get(i).nanos() - points.get(i - 1).nanos());
    }
    return longest / 1e6;
  }
}
