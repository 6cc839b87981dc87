package org.swapgrid.sim.real;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what can be observed, never for a time. */
public final class Await {
  private static final long LOOK_NANOS = 5_000_000;

  private Await() {}

  /**
   * Returns as soon as it holds.
   *
   * @throws AssertionError when it does not hold in time, naming what was seen last
   */
  public static void until(String what, Duration within, BooleanSupplier holds, Supplier<?> seen) {
    var deadline = System.nanoTime() + within.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(what + " did not come within " + within + ": " + seen.get());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /**
   * Holds over the whole time.
   *
   * @throws AssertionError as soon as it does not
   */
  public static void throughout(
      String what, Duration time, BooleanSupplier holds, Supplier<?> seen) {
    var end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      if (!holds.getAsBoolean()) {
        throw new AssertionError(what + " did not last: " + seen.get());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
