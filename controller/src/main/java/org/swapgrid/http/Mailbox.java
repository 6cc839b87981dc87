package org.swapgrid.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Room for one message: a reader that is too slow misses some, the writer never waits. */
final class Mailbox {
  private @Nullable String message;
  private long fullSince;

  /** Puts it in the place of one not yet taken. */
  synchronized void put(String next) {
    if (message == null) {
      fullSince = System.nanoTime();
    }
    message = next;
    notifyAll();
  }

  /** Waits for the next one. */
  synchronized String take() throws InterruptedException {
    while (message == null) {
      wait();
    }
    var taken = message;
    message = null;
    return taken;
  }

  /** Whether nobody took anything out for this long though there was something. */
  synchronized boolean isLeftFull(Duration time) {
    return message != null && System.nanoTime() - fullSince > time.toNanos();
  }
}
