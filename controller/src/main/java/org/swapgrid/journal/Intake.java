package org.swapgrid.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.swapgrid.loop.Outbox.Priority;

/**
 * The queue between everyone and the journal's thread. No caller ever waits for the disk here.
 *
 * <p>Overflow: an event is never dropped while the process lives, however long the disk refuses; of
 * telemetry and of acknowledgements 4,096 wait each, then the oldest is dropped and counted.
 */
final class Intake {
  static final int MOST_WAITING = 4_096;
  private static final int MOST_IN_BATCH = 256;
  private static final int MOST_CHARS_IN_BATCH = 65_536;
  private static final int MOST_GONE_IN_BATCH = 1_024;

  private final EnumMap<Priority, ArrayDeque<Waiting>> waiting = new EnumMap<>(Priority.class);
  private final Set<Long> gone = new LinkedHashSet<>();
  private final Map<String, Long> counters = new HashMap<>();
  private final List<CompletableFuture<Boolean>> kept = new ArrayList<>();
  private final ArrayDeque<Runnable> asked = new ArrayDeque<>();
  private long arrivals;
  private long dropped;
  private long inFlight;
  private boolean closed;

  Intake() {
    for (var priority : Priority.values()) {
      waiting.put(priority, new ArrayDeque<>());
    }
  }

  private ArrayDeque<Waiting> queue(Priority priority) {
    return waiting.getOrDefault(priority, new ArrayDeque<>());
  }

  synchronized void add(Priority priority, String kind, Instant at, String body) {
    queue(priority).addLast(new Waiting(++arrivals, priority, kind, at, body));
    bound(priority);
    notifyAll();
  }

  private void bound(Priority priority) {
    var queue = queue(priority);
    while (priority != Priority.EVENT && queue.size() > MOST_WAITING) {
      var _ = queue.removeFirst();
      dropped++;
    }
  }

  synchronized void remove(Collection<Long> ids) {
    gone.addAll(ids);
    notifyAll();
  }

  synchronized Set<Long> removed() {
    return new HashSet<>(gone);
  }

  /** Completes with whether the value became durable; false at once after {@link #close}. */
  synchronized CompletableFuture<Boolean> keep(String name, long value) {
    if (closed) {
      return CompletableFuture.completedFuture(false);
    }
    var done = new CompletableFuture<Boolean>();
    var _ = counters.merge(name, value, Math::max);
    kept.add(done);
    notifyAll();
    return done;
  }

  /** Something to be done on the journal's thread between two batches. */
  synchronized void ask(Runnable question) {
    asked.addLast(question);
    notifyAll();
  }

  synchronized List<Runnable> questions() {
    var all = List.copyOf(asked);
    asked.clear();
    return all;
  }

  /** The next transaction: events first, then acknowledgements, then telemetry. */
  synchronized Batch take() {
    var batch =
        new Batch(
            firstEntries(), firstGone(), Map.copyOf(counters), List.copyOf(kept), takeDropped());
    gone.removeAll(batch.gone());
    inFlight = (long) batch.entries().size() - batch.gone().size();
    counters.clear();
    kept.clear();
    return batch;
  }

  private List<Waiting> firstEntries() {
    var first = new ArrayList<Waiting>();
    int chars = 0;
    for (var priority : Priority.values()) {
      var queue = queue(priority);
      while (first.size() < MOST_IN_BATCH && chars < MOST_CHARS_IN_BATCH && !queue.isEmpty()) {
        chars += queue.getFirst().body().length();
        first.add(queue.removeFirst());
      }
    }
    first.sort(Comparator.comparingLong(Waiting::arrival));
    return first;
  }

  private Set<Long> firstGone() {
    var first = new LinkedHashSet<Long>();
    gone.stream().limit(MOST_GONE_IN_BATCH).forEach(first::add);
    return first;
  }

  private long takeDropped() {
    long taken = dropped;
    dropped = 0;
    return taken;
  }

  /** The batch that was taken is durable. */
  synchronized void done() {
    inFlight = 0;
  }

  /** Puts back what could not be written; counters are answered, not put back. */
  synchronized void restore(Batch batch) {
    inFlight = 0;
    for (var entry : batch.entries().reversed()) {
      queue(entry.priority()).addFirst(entry);
    }
    gone.addAll(batch.gone());
    dropped += batch.dropped();
    for (var priority : Priority.values()) {
      bound(priority);
    }
  }

  /** Records that wait; less those of the store that are to go. */
  synchronized long unwritten() {
    return waiting.values().stream().mapToLong(ArrayDeque::size).sum() - gone.size() + inFlight;
  }

  synchronized long dropped() {
    return dropped;
  }

  synchronized boolean hasWork() {
    return !gone.isEmpty()
        || !counters.isEmpty()
        || waiting.values().stream().anyMatch(queue -> !queue.isEmpty());
  }

  /**
   * Waits until there is something to do.
   *
   * @param stalled whether the disk refuses, so that only a question is a reason to wake
   */
  synchronized void await(Duration atMost, boolean stalled) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!closed && asked.isEmpty() && (stalled || !hasWork())) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return;
      }
      try {
        wait(millis);
      } catch (InterruptedException stop) {
        closed = true;
      }
    }
  }

  /** From now on the thread does not wait any more. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return closed;
  }
}
