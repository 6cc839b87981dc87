package org.swapgrid.sim.dst.link;

import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * What is to happen when, and the way of letters: each is lost, doubled or late by its own fate.
 */
final class Post {
  private final PriorityQueue<Due> coming = new PriorityQueue<>();
  private final Clock clock;
  private final Broker broker;
  private final long end;
  private long order;

  private record Due(long nanos, long order, Runnable act) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  Post(Clock clock, Broker broker, long end) {
    this.clock = clock;
    this.broker = broker;
    this.end = end;
  }

  void at(long nanos, Runnable act) {
    coming.add(new Due(nanos, order++, act));
  }

  /** Everything that is due. */
  void run() {
    while (!coming.isEmpty() && coming.element().nanos <= clock.nanos()) {
      coming.remove().act.run();
    }
  }

  /** To the station. */
  void send(Letter letter, RandomGenerator fate) {
    pass(fate, () -> broker.carry(letter));
  }

  /** Either way; when troubles are over nothing is lost any more. */
  void pass(RandomGenerator fate, Runnable arrival) {
    if (clock.nanos() >= end) {
      at(clock.nanos() + 50_000_000, arrival);
      return;
    }
    int copies = fate.nextInt(8) == 0 ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      boolean isLost = fate.nextInt(6) == 0;
      long late = delay(fate);
      if (!isLost) {
        at(clock.nanos() + late, arrival);
      }
    }
  }

  /** Mostly at once; some overtake others, a few come when they are no longer true. */
  private static long delay(RandomGenerator fate) {
    double seconds =
        switch (fate.nextInt(10)) {
          case 0, 1 -> fate.nextDouble(0.3, 6);
          case 2 -> fate.nextDouble(5, 35);
          default -> fate.nextDouble(0.01, 0.3);
        };
    return (long) (seconds * 1e9);
  }
}
