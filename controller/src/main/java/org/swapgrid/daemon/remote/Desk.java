package org.swapgrid.daemon.remote;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that deals with the aggregator's orders and the station's records. */
final class Desk {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid.uplink");

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("aggregator").daemon().factory());

  /** Puts it down for the thread; returns at once. What comes after {@link #close} is left. */
  void put(Runnable work) {
    try {
      thread.execute(guarded(work));
    } catch (RejectedExecutionException closed) {
      LOG.debug("left: the station stops");
    }
  }

  /** Once a second from now on. */
  void everySecond(Runnable work) {
    var _ = thread.scheduleWithFixedDelay(guarded(work), 1, 1, TimeUnit.SECONDS);
  }

  /** What was put down before is done, within a second; nothing more is taken. */
  void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
        var _ = thread.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      var _ = thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** A bug on this thread must not silence the desk for good. */
  private static Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException bug) { // logged; the next task finds the desk as it is
        LOG.atError().setCause(bug).log("a bug in the station's dealings with the aggregator");
      }
    };
  }
}
