package org.swapgrid.sim.dst;

import java.util.ArrayDeque;

/** What the station really drew in the last free minute and lately, and who was ready. */
final class Draws {
  /** Half seconds. */
  private static final int MINUTE = 132;

  private static final long LATELY = 2_900_000_000L;

  private record At(long nanos, double watts, int ready) {}

  private final ArrayDeque<At> seconds = new ArrayDeque<>();
  private final ArrayDeque<At> steps = new ArrayDeque<>();

  private double mostEver;
  private double mostSinceFree;

  /**
   * Sees what is drawn now.
   *
   * @param lag for how long the cabinet may not have followed commands, in seconds
   */
  void see(long now, double watts, int ready, boolean isFree, double lag) {
    mostEver = Math.max(mostEver, watts);
    mostSinceFree = isFree ? watts : Math.max(mostSinceFree, watts);
    steps.addLast(new At(now, watts, ready));
    while (steps.getFirst().nanos < now - LATELY - (long) (lag * 1e9)) {
      steps.removeFirst();
    }
    if (isFree && (seconds.isEmpty() || now - seconds.getLast().nanos >= 500_000_000L)) {
      seconds.addLast(new At(now, watts, ready));
    }
    while (seconds.size() > MINUTE) {
      seconds.removeFirst();
    }
  }

  /** The most drawn at any time of the last minute in which nothing held it back. */
  double mostOfMinute() {
    return seconds.stream().mapToDouble(At::watts).max().orElse(0);
  }

  /** The most drawn since nothing held it back last. */
  double mostSinceFree() {
    return mostSinceFree;
  }

  double mostEver() {
    return mostEver;
  }

  double mostLately() {
    return steps.stream().mapToDouble(At::watts).max().orElse(0);
  }

  double leastLately() {
    return steps.stream().mapToDouble(At::watts).min().orElse(0);
  }

  int leastReadyLately() {
    return steps.stream().mapToInt(At::ready).min().orElse(0);
  }
}
