package org.swapgrid.modbus;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;

/** Waits for what must become true, not for time to pass. */
final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(1);

  private Await() {}

  static void until(String promise, BooleanSupplier condition) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        Assertions.fail("never came true: " + promise);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  static <T> T present(String what, Supplier<Optional<T>> slot) {
    until(what, () -> slot.get().isPresent());
    return slot.get().orElseThrow();
  }

  /** Lets a bounded time pass in which something must not happen. */
  static boolean never(Duration within, BooleanSupplier condition) {
    var deadline = System.nanoTime() + within.toNanos();
    while (System.nanoTime() - deadline < 0) {
      if (condition.getAsBoolean()) {
        return false;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return true;
  }

  static Duration clock() {
    return Duration.ofNanos(System.nanoTime());
  }
}
