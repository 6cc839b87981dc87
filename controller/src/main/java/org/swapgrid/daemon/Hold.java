package org.swapgrid.daemon;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Whether a technician holds the station. Any thread. */
final class Hold {
  private static final Duration LOOK_EVERY = Duration.ofMillis(5);

  private final Predicate<Boolean> onDisk;
  private final Runnable wake;
  private volatile boolean held;

  /**
   * @param held what the last run left
   * @param onDisk whether a crash now would keep this setting
   * @param wake to be called when it changed
   */
  Hold(boolean held, Predicate<Boolean> onDisk, Runnable wake) {
    this.held = held;
    this.onDisk = onDisk;
    this.wake = wake;
  }

  boolean held() {
    return held;
  }

  /** Sets it and waits until it would survive a crash; false when that took too long. */
  boolean set(boolean wanted, Duration patience) {
    held = wanted;
    wake.run();
    long deadline = System.nanoTime() + patience.toNanos();
    while (!onDisk.test(wanted)) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    return true;
  }
}
