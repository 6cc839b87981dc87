package org.swapgrid.daemon;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.swapgrid.loop.Cabinet;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.loop.Meter;
import org.swapgrid.model.ChargingPlan;

/** The station's devices with the threads that own them. */
interface Devices extends AutoCloseable {
  List<Meter> meters();

  Cabinet cabinet();

  /** Begins to poll. */
  void start();

  /**
   * Hands the cabinet the last plan of a process that stops.
   *
   * @param within returns soon after this at the latest
   * @return whether the cabinet acknowledged it
   */
  boolean farewell(ChargingPlan plan, Duration within);

  /** What the cabinet does once no command comes, in words; empty until it was read. */
  Optional<FallBack> fallBack();

  /**
   * The cabinet's own safe setting.
   *
   * @param words for the log
   * @param doubtful whether the grid would get too much of it
   */
  record FallBack(String words, boolean doubtful) {}

  /** Ends every thread and connection, within a bounded time. */
  @Override
  void close();

  /** Makes them; nothing is polled before {@link Devices#start}. */
  @FunctionalInterface
  interface Maker {
    /**
     * Makes them for this process.
     *
     * @param clock monotonic; every stamp is read from it
     * @param wake to be called after each sample
     * @param listener hears of the drivers' work
     */
    Devices make(Supplier<Duration> clock, Runnable wake, DeviceListener listener);
  }
}
