package org.swapgrid.sim.dst;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Meter;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.model.Voltage;
import org.swapgrid.sim.meter.Reading;
import org.swapgrid.sim.meter.SimulatedMeter;

/** A simulated meter behind a line that can mislead. */
final class ProbedMeter implements Meter {
  private static final Duration ROUND_TRIP = Duration.ofMillis(2);
  private static final Duration TOO_LONG = Duration.ofMillis(1_500);

  private final MeterId id;
  private final SimulatedMeter meter;
  private final VirtualTime time;
  private final Noise noise;
  private MeterTrouble trouble = MeterTrouble.NONE;
  private long troubleSince;
  private long polls;
  private @Nullable Reading frozen;
  private @Nullable FrequencySample newest;
  private @Nullable FrequencySample older;

  /** Something that scatters, the same for the same poll. */
  interface Noise {
    double at(long poll);
  }

  ProbedMeter(MeterId id, SimulatedMeter meter, VirtualTime time, Noise noise) {
    this.id = id;
    this.meter = meter;
    this.time = time;
    this.noise = noise;
  }

  @Override
  public MeterId id() {
    return id;
  }

  @Override
  public Optional<FrequencySample> latest() {
    return Optional.ofNullable(newest);
  }

  MeterTrouble trouble() {
    return trouble;
  }

  void trouble(MeterTrouble next) {
    trouble = next;
    troubleSince = time.nanos();
    frozen = null;
  }

  /** A new process knows no sample. */
  void forget() {
    newest = null;
    older = null;
  }

  /** One question and, mostly, its answer. */
  void poll() {
    polls++;
    var reading = frozen == null ? meter.reading() : frozen;
    frozen = trouble == MeterTrouble.FROZEN ? reading : null;
    switch (trouble) {
      case LOST -> {}
      case SLOW -> answer(sample(reading, 0, TOO_LONG));
      case DISORDERED -> disordered(sample(reading, 0, ROUND_TRIP));
      case NONE, FROZEN, NOISE, JUMPS, DRIFT, HIGH, LOW, NO_NUMBER, ABSURD ->
          answer(sample(reading, error(), ROUND_TRIP));
    }
  }

  private void answer(FrequencySample sample) {
    newest = sample;
  }

  private void disordered(FrequencySample sample) {
    boolean isOvertaken = polls % 3 == 0 && older != null;
    newest = isOvertaken ? older : sample;
    older = polls % 21 == 1 || older == null ? sample : older;
  }

  private double error() {
    return switch (trouble) {
      case NOISE -> 0.03 * noise.at(polls);
      case JUMPS -> polls % 5 == 0 ? -1.5 : 0;
      case DRIFT -> (time.nanos() - troubleSince) / 1e9 * 0.01 * (noise.at(0) < 0 ? -1 : 1);
      case HIGH -> 0.2;
      case LOW -> -0.2;
      case NONE, LOST, SLOW, DISORDERED, NO_NUMBER, ABSURD, FROZEN -> 0;
    };
  }

  private FrequencySample sample(Reading reading, double error, Duration roundTrip) {
    var now = time.elapsed();
    var asked = now.compareTo(roundTrip) < 0 ? Duration.ZERO : now.minus(roundTrip);
    var times = new FrequencySample.Times(asked, now);
    double hertz = trouble == MeterTrouble.ABSURD ? 30 : reading.hertz() + error;
    var frequency = trouble == MeterTrouble.NO_NUMBER ? null : Frequency.ofHertz(hertz);
    return new FrequencySample(
        id,
        frequency,
        Double.doubleToRawLongBits(hertz),
        Voltage.ofVolts(reading.volts()),
        new Power(Math.round(reading.watts())),
        times);
  }
}
