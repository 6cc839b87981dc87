package org.swapgrid.modbus;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.swapgrid.device.CabinetSettings;
import org.swapgrid.loop.Cabinet;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.ChargingPlan;

/**
 * Steers the charging cabinet (register map version 1) from a thread of its own. Writes nothing
 * before the first plan that names bays; keeps the cabinet's watchdog fed only while {@link #steer}
 * is being called, so that a dead control thread lets the limits expire.
 */
public final class CabinetDriver implements Cabinet, AutoCloseable {
  /** The name under which the listener hears of it. */
  public static final String DEVICE = "cabinet";

  private static final Duration GRACE = Duration.ofMillis(500);

  private final CabinetSettings settings;
  private final Supplier<Duration> clock;
  private final CabinetSlots slots;
  private final OwnerThread thread;

  /**
   * A driver that does nothing before {@link #start}.
   *
   * @param clock monotonic; the snapshots' times are read from it
   * @param wake called on the driver's thread after each new snapshot; must return at once
   */
  public CabinetDriver(
      CabinetSettings settings, Supplier<Duration> clock, Runnable wake, DeviceListener listener) {
    this.settings = settings;
    this.clock = clock;
    slots = new CabinetSlots(wake);
    var around = new CabinetWork.Surroundings(clock, listener, slots);
    thread = new OwnerThread(DEVICE, clock, new CabinetWork(settings, around));
  }

  public void start() {
    thread.start();
  }

  @Override
  public Optional<CabinetSnapshot> latest() {
    return Optional.ofNullable(slots.newest.get());
  }

  @Override
  public void steer(ChargingPlan plan) {
    var before = slots.asked.getAndSet(new Steered(plan, clock.get()));
    if (before == null || !before.plan().sameLimitsAs(plan)) {
      thread.wake();
    }
  }

  /** What the cabinet does without a controller; empty until it was read. */
  public Optional<FailsafeSetting> failsafe() {
    return Optional.ofNullable(slots.failsafe.get());
  }

  /**
   * Writes the last plan of a process that is stopping, whatever was in force, and ends the thread.
   *
   * @param within returns no later than this, and the time {@link #close} takes
   * @return whether the cabinet acknowledged every bay's limit; what it does once nothing feeds its
   *     watchdog any more is its {@link #failsafe}
   */
  public boolean safe(ChargingPlan plan, Duration within) {
    var farewell = new CabinetSlots.Farewell(plan, clock.get(), within);
    slots.farewell.set(farewell);
    thread.wake();
    try {
      return farewell.acknowledged().get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody completes a farewell with a failure", e);
    } finally {
      close();
    }
  }

  /** Ends the thread; returns within three times the link's timeout and half a second. */
  @Override
  public void close() {
    thread.ask();
    thread.join(settings.link().timeout().multipliedBy(3).plus(GRACE));
  }
}
