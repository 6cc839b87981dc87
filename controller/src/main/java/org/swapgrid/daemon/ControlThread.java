package org.swapgrid.daemon;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.swapgrid.decision.CycleRecord;

/**
 * The one thread that decides. Each sample wakes it, silence wakes it after 100 ms; it never waits
 * for anything else.
 */
final class ControlThread {
  /** A cycle runs at least this often. */
  static final Duration AT_LATEST = Duration.ofMillis(100);

  /** A cycle that begins this long after the one before was held up: by the box, or by a bug. */
  static final Duration LATE = Duration.ofMillis(150);

  /**
   * Hears of the thread's work, on it.
   *
   * @param cycle what was decided
   * @param began on the monotonic clock
   * @param took from its begin to its end
   * @param late whether it began later than promised
   */
  record Turn(CycleRecord cycle, Duration began, Duration took, boolean late) {}

  private final Supplier<CycleRecord> cycle;
  private final Supplier<Duration> clock;
  private final Consumer<Turn> after;
  private final Consumer<Throwable> died;
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * @param cycle one whole cycle
   * @param after called after each complete cycle, and never after one that threw
   * @param died hears of a throw out of a cycle; no cycle follows it
   */
  ControlThread(
      Supplier<CycleRecord> cycle,
      Supplier<Duration> clock,
      Consumer<Turn> after,
      Consumer<Throwable> died) {
    this.cycle = cycle;
    this.clock = clock;
    this.after = after;
    this.died = died;
    this.thread = Thread.ofPlatform().name("control").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** There is something new to see. Any thread; returns at once. */
  void wake() {
    LockSupport.unpark(thread);
  }

  private void run() {
    try {
      var last = clock.get();
      while (!stopping) {
        last = turn(last);
        LockSupport.parkNanos(this, AT_LATEST.toNanos());
      }
    } catch (Throwable bug) { // whatever it is, nobody decides any more: the process has to end
      died.accept(bug);
    }
  }

  private Duration turn(Duration last) {
    var began = clock.get();
    var record = cycle.get();
    var took = clock.get().minus(began);
    var late = began.minus(last).compareTo(LATE) > 0;
    after.accept(new Turn(record, began, took, late));
    return began;
  }

  /** Lets the cycle that runs come to its end; true when no further one can follow. */
  boolean stop(Duration patience) throws InterruptedException {
    stopping = true;
    LockSupport.unpark(thread);
    return thread.join(patience);
  }
}
