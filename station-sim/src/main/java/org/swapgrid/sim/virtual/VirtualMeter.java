package org.swapgrid.sim.virtual;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Meter;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.model.Voltage;
import org.swapgrid.sim.meter.MeterFault;
import org.swapgrid.sim.meter.SimulatedMeter;

/** A simulated meter as the loop sees it, without registers between. */
final class VirtualMeter implements Meter {
  private static final Duration ROUND_TRIP = Duration.ofMillis(1);
  private static final Duration TIMEOUT = Duration.ofMillis(100);

  private final MeterId id;
  private final SimulatedMeter meter;
  private final VirtualClock clock;
  private @Nullable FrequencySample newest;

  VirtualMeter(MeterId id, SimulatedMeter meter, VirtualClock clock) {
    this.id = id;
    this.meter = meter;
    this.clock = clock;
  }

  @Override
  public MeterId id() {
    return id;
  }

  @Override
  public Optional<FrequencySample> latest() {
    return Optional.ofNullable(newest);
  }

  /** A new process knows no sample. */
  void forget() {
    newest = null;
  }

  /** Asks the meter now. */
  void poll() {
    switch (meter.fault()) {
      case MeterFault.Silent _, MeterFault.Refusing _ -> {}
      case MeterFault.Slow(var by) when by.compareTo(TIMEOUT) > 0 -> {}
      case MeterFault.Slow(var by) -> newest = reading(by);
      case MeterFault.Stands _ -> newest = nothing();
      case MeterFault.None _, MeterFault.Frozen _ -> newest = reading(ROUND_TRIP);
    }
  }

  private FrequencySample nothing() {
    return new FrequencySample(id, null, 0, null, null, times(ROUND_TRIP));
  }

  private FrequencySample reading(Duration roundTrip) {
    var reading = meter.reading();
    return new FrequencySample(
        id,
        Frequency.ofHertz(reading.hertz()),
        Float.floatToRawIntBits((float) reading.hertz()),
        Voltage.ofVolts(reading.volts()),
        new Power(Math.round(reading.watts())),
        times(roundTrip));
  }

  private FrequencySample.Times times(Duration roundTrip) {
    var now = clock.elapsed();
    var asked = now.compareTo(roundTrip) < 0 ? Duration.ZERO : now.minus(roundTrip);
    return new FrequencySample.Times(asked, now);
  }
}
