package org.swapgrid.modbus;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The one thread that owns a device's connection: it alone opens, uses and closes it. It sleeps
 * until its work is due or somebody wakes it. A throw out of the work is a bug and reaches the
 * process's handler of uncaught exceptions.
 */
final class OwnerThread {
  interface Work {
    /** Does what is due; returns the time on the clock at which it wants to be called again. */
    Duration step();

    /** Closes what is open. Called once, as the last thing. */
    void end();
  }

  private final Supplier<Duration> clock;
  private final Work work;
  private final Thread thread;
  private volatile boolean stopping;

  OwnerThread(String name, Supplier<Duration> clock, Work work) {
    this.clock = clock;
    this.work = work;
    this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void wake() {
    LockSupport.unpark(thread);
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  /** Asks it to end after the step it is in. */
  void ask() {
    stopping = true;
    wake();
  }

  /** Waits until it has ended, no longer than given; a thread that hangs is left behind. */
  void join(Duration within) {
    try {
      var _ = thread.join(within);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    WarmUp.once();
    try {
      while (!stopping) {
        var left = work.step().minus(clock.get());
        if (left.isPositive() && !stopping) {
          LockSupport.parkNanos(left.toNanos());
        }
      }
    } finally {
      work.end();
    }
  }
}
