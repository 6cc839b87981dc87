package org.swapgrid.uplink.mqtt;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps bad news from Paho until it can bear it. Paho starts its threads one after the other and
 * waits for each to run: an end of the stream that is seen before all of them do leaves threads
 * that wait for ever. So nothing is read before the first write, and no end is told in the first
 * 400 ms.
 */
final class Gate {
  private static final Duration QUIET = Duration.ofMillis(400);

  private final CountDownLatch firstWrite = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);
  private volatile long openedAt;

  void opened() {
    openedAt = System.nanoTime();
    open.countDown();
  }

  boolean isOpen() {
    return open.getCount() == 0;
  }

  void written() {
    firstWrite.countDown();
  }

  /** Whether something was written, after waiting for it no longer than this. */
  boolean awaitWrite(Duration most) {
    try {
      return firstWrite.await(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns when an end may be told. */
  void holdEnd() {
    long left = QUIET.toNanos() - (System.nanoTime() - openedAt);
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = QUIET.toNanos() - (System.nanoTime() - openedAt);
    }
  }
}
