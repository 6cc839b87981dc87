package org.swapgrid.daemon;

import com.google.gson.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Frequency;

/** The frequency of the last ten minutes, for the page's line. */
final class History {
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Deque<Point> points = new ArrayDeque<>();

  private record Point(Instant at, @Nullable Frequency frequency) {}

  /** Keeps it; null where nothing was seen. */
  synchronized void add(Instant at, @Nullable Frequency frequency) {
    points.addLast(new Point(at, frequency));
    while (points.getFirst().at.isBefore(at.minus(KEPT))) {
      points.removeFirst();
    }
  }

  /** Pairs of Unix time in s and Hz, the oldest first. */
  synchronized JsonArray json() {
    var array = new JsonArray();
    for (var point : points) {
      var pair = new JsonArray(2);
      pair.add(point.at.toEpochMilli() / 1_000.0);
      pair.add(point.frequency == null ? null : point.frequency.hertz());
      array.add(pair);
    }
    return array;
  }
}
