package org.swapgrid.daemon;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.swapgrid.model.WriteOutcome;

/**
 * Carries the cabinet's acknowledgements from its thread to the control thread: a bounded queue of
 * 64, emptied every cycle; when it is full the newest is dropped, for the measurement of latency
 * needs the first.
 */
final class Acknowledgements {
  private final BlockingQueue<Acknowledgement> queue = new ArrayBlockingQueue<>(64);

  record Acknowledgement(long tick, Duration at) {}

  /** Any thread; returns at once. */
  void wrote(WriteOutcome outcome) {
    switch (outcome) {
      case WriteOutcome.Curtailed(var tick, var at) -> add(tick, at);
      case WriteOutcome.Written(var tick, var at) -> add(tick, at);
      case WriteOutcome.Refused _, WriteOutcome.Unanswered _ -> {}
    }
  }

  private void add(long tick, Duration at) {
    var _ = queue.offer(new Acknowledgement(tick, at));
  }

  void drain(Consumer<Acknowledgement> each) {
    for (var next = queue.poll(); next != null; next = queue.poll()) {
      each.accept(next);
    }
  }
}
