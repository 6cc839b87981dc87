package org.swapgrid.modbus;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.swapgrid.device.MeterSettings;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.loop.Meter;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.MeterId;

/**
 * Polls one frequency meter on a fixed grid from a thread of its own and leaves the newest answer
 * in a slot. A poll that takes longer than the interval skips grid points; it never catches up.
 */
public final class MeterDriver implements Meter, AutoCloseable {
  private static final Duration GRACE = Duration.ofMillis(500);

  private final MeterSettings settings;
  private final Supplier<Duration> clock;
  private final Runnable wake;
  private final Connection connection;
  private final MeterReader reader;
  private final OwnerThread thread;
  private final AtomicReference<@Nullable FrequencySample> newest = new AtomicReference<>();
  private Duration due;

  /**
   * A driver that polls nothing before {@link #start}.
   *
   * @param clock monotonic; the samples' times are read from it
   * @param wake called on the driver's thread after each new sample; must return at once
   */
  public MeterDriver(
      MeterSettings settings, Supplier<Duration> clock, Runnable wake, DeviceListener listener) {
    this.settings = settings;
    this.clock = clock;
    this.wake = wake;
    this.due = clock.get();
    connection = new Connection(settings.id().name(), settings.link(), clock, listener);
    reader = new MeterReader(settings, connection, clock);
    thread = new OwnerThread("meter-" + settings.id().name(), clock, new Polling());
  }

  public void start() {
    thread.start();
  }

  @Override
  public MeterId id() {
    return settings.id();
  }

  @Override
  public Optional<FrequencySample> latest() {
    return Optional.ofNullable(newest.get());
  }

  /** Ends the polling; returns within twice the link's timeout and half a second. */
  @Override
  public void close() {
    thread.ask();
    thread.join(settings.link().timeout().multipliedBy(2).plus(GRACE));
  }

  private final class Polling implements OwnerThread.Work {
    @Override
    public Duration step() {
      var now = clock.get();
      if (now.compareTo(due) < 0) {
        return due;
      }
      if (!connection.open()) {
        return connection.retryAt();
      }
      poll();
      due = Grid.nextAfter(due, settings.pollInterval(), clock.get());
      return due;
    }

    @Override
    public void end() {
      connection.close();
    }

    private void poll() {
      try {
        newest.set(reader.read().sample());
        connection.good();
        wake.run();
      } catch (ExchangeFailed e) {
        // Told to the listener where it happened; the last sample grows old.
        if (e.isRefusal()) {
          connection.bad(e.why());
        } else {
          reader.forget();
        }
      } catch (WrongDevice e) {
        connection.reject(e.why());
      }
    }
  }
}
