package org.swapgrid.uplink;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.swapgrid.uplink.namespace.Acknowledgement;
import org.swapgrid.uplink.session.Input;
import org.swapgrid.uplink.sparkplug.Arrival;

/**
 * What waits for the uplink's thread. News of the session is never dropped and comes at most a few
 * times an attempt; messages from outside are bounded: behind the bound the newest is dropped and
 * counted, since an aggregator repeats its orders.
 */
final class Mailbox {
  private static final int MOST_ARRIVALS = 200;

  /** A letter. */
  sealed interface Letter {}

  /** Of an attempt, by its number: those of an older one no longer count. */
  record News(long attempt, Input input) implements Letter {}

  /** A message from outside. */
  record Incoming(long attempt, Arrival arrival) implements Letter {}

  /** From the daemon. */
  record Wish(Input input) implements Letter {}

  /** An answer to an order. */
  record Answer(Acknowledgement answer) implements Letter {}

  private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
  private final AtomicInteger arrivals = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();

  void post(Letter letter) {
    letters.add(letter);
  }

  void arrived(Incoming incoming) {
    if (arrivals.incrementAndGet() > MOST_ARRIVALS) {
      arrivals.decrementAndGet();
      dropped.incrementAndGet();
    } else {
      letters.add(incoming);
    }
  }

  /** How many were dropped since the last call. */
  int dropped() {
    return dropped.getAndSet(0);
  }

  /** The next letter; null when none came in this time. */
  @Nullable Letter next(Duration most) throws InterruptedException {
    var letter = letters.poll(most.toNanos(), TimeUnit.NANOSECONDS);
    if (letter instanceof Incoming) {
      arrivals.decrementAndGet();
    }
    return letter;
  }
}
