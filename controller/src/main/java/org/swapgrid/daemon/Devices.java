package org.swapgrid.daemon;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.swapgrid.loop.Cabinet;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.loop.Meter;

/** The station's devices with the threads that own them. */
interface Devices extends AutoCloseable {
  List<Meter> meters();

  Cabinet cabinet();

  /** Begins to poll. */
  void start();

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
