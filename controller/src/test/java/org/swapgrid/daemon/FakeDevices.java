package org.swapgrid.daemon;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Cabinet;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.loop.Meter;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.WriteOutcome;

/** A meter that is told what to read and a cabinet that obeys at once. */
final class FakeDevices implements Devices, Cabinet {
  private final Supplier<Duration> clock;
  private final Runnable wake;
  private final DeviceListener listener;
  private final AtomicReference<@Nullable FrequencySample> sample = new AtomicReference<>();
  private volatile ChargingPlan steered = ChargingPlan.NONE;
  private volatile @Nullable ChargingPlan farewell;
  private volatile boolean broken;
  private volatile boolean closed;

  FakeDevices(Supplier<Duration> clock, Runnable wake, DeviceListener listener) {
    this.clock = clock;
    this.wake = wake;
    this.listener = listener;
  }

  /** The meter answers. */
  void read(double hertz) {
    sample.set(Fixtures.sample(hertz, clock.get()));
    wake.run();
  }

  /** From now on the loop meets a bug. */
  void breakDown() {
    broken = true;
    wake.run();
  }

  ChargingPlan steered() {
    return steered;
  }

  @Nullable ChargingPlan lastWords() {
    return farewell;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public Optional<CabinetSnapshot> latest() {
    if (broken) {
      throw new IllegalStateException("a negative share");
    }
    return Optional.of(Fixtures.cabinet(steered, clock.get()));
  }

  @Override
  public void steer(ChargingPlan plan) {
    steered = plan;
    listener.wrote(new WriteOutcome.Written(plan.tick(), clock.get()));
  }

  @Override
  public List<Meter> meters() {
    return List.of(
        new Meter() {
          @Override
          public MeterId id() {
            return Fixtures.METER;
          }

          @Override
          public Optional<FrequencySample> latest() {
            return Optional.ofNullable(sample.get());
          }
        });
  }

  @Override
  public Cabinet cabinet() {
    return this;
  }

  @Override
  public void start() {}

  @Override
  public boolean farewell(ChargingPlan plan, Duration within) {
    farewell = plan;
    return true;
  }

  @Override
  public Optional<FallBack> fallBack() {
    return Optional.of(new FallBack("falls back to 100 W", false));
  }

  @Override
  public void close() {
    closed = true;
  }
}
