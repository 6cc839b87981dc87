package org.swapgrid.sim.prequalify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One under-frequency event on a trace, and what the site did. Pure.
 *
 * @param crossing when the grid fell through the trip level, in nanoseconds
 * @param before power before it, in watts
 * @param owed reduction promised, in watts
 */
record Event(Trace trace, long crossing, double before, double owed) {
  /** From here on the reduction counts as begun, and as full. */
  private static final double BEGUN = 0.05;

  static final double FULL = 0.95;

  /** A swing of the limits by less than this share of what is owed is no activation. */
  private static final double SWING = 0.2;

  /** Milliseconds from the crossing to the first drop; null when there was none. */
  @Nullable Double startMillis() {
    return millisTo(BEGUN);
  }

  /** Milliseconds from the crossing until 95 % of what is owed is delivered; null for never. */
  @Nullable Double fullMillis() {
    return millisTo(FULL);
  }

  private @Nullable Double millisTo(double share) {
    for (var point : trace.between(crossing, Long.MAX_VALUE).points()) {
      if (before - point.watts() >= share * owed) {
        return (point.nanos() - crossing) / 1e6;
      }
    }
    return null;
  }

  /** Power of the first drop before the crossing; none where nothing fell early. */
  boolean fellEarly(long from) {
    return trace.between(from, crossing).points().stream()
        .anyMatch(p -> before - p.watts() >= BEGUN * owed);
  }

  /** The smallest share of what is owed that a window from one time to another delivered. */
  double lowestShare(long from, long to, Duration window) {
    var length = window.toNanos();
    double lowest = Double.POSITIVE_INFINITY;
    for (var at = from; at + length <= to; at += length) {
      var part = trace.between(at, at + length);
      if (!part.points().isEmpty()) {
        lowest = Math.min(lowest, (before - part.meanWatts()) / owed);
      }
    }
    return Double.isInfinite(lowest) ? 0 : lowest;
  }

  /** When a limit first rose above what the hold had known; null when none did. */
  @Nullable Long firstRise(long holdFrom, long back) {
    var held = trace.between(holdFrom, back).mostLimit();
    for (var point : trace.between(back, Long.MAX_VALUE).points()) {
      if (point.limitW() > held + 0.02 * owed) {
        return point.nanos();
      }
    }
    return null;
  }

  /** The steepest rise in a second from a time on, in watts. */
  double steepestRise(long from) {
    var points = trace.between(from, Long.MAX_VALUE).points();
    double steepest = 0;
    int first = 0;
    for (int i = 0; i < points.size(); i++) {
      while (points.get(i).nanos() - points.get(first).nanos() > 1_000_000_000L) {
        first++;
      }
      steepest = Math.max(steepest, points.get(i).watts() - points.get(first).watts());
    }
    return steepest;
  }

  /**
   * How often from then on the limits went below half of what was owed, each time after having
   * risen again.
   */
  int activations() {
    int count = 0;
    boolean shed = false;
    double turn = before;
    for (var point : trace.between(crossing, Long.MAX_VALUE).points()) {
      double limit = Math.min(point.limitW(), before);
      turn = shed ? Math.min(turn, limit) : Math.max(turn, limit);
      if (!shed && limit <= before - owed / 2 && turn - limit >= SWING * owed) {
        shed = true;
        turn = limit;
        count++;
      } else if (shed && limit - turn >= SWING * owed) {
        shed = false;
        turn = limit;
      }
    }
    return count;
  }
}
