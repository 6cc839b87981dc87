package org.swapgrid.decision;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.GridState.Doubt;
import org.swapgrid.decision.MeterMemory.Accepted;
import org.swapgrid.decision.Policy.MeterTrust;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Voltage;
import org.swapgrid.service.Reading;

/**
 * Judges one meter's samples: a reading counts only with a plausible voltage, in range, not frozen
 * and without a step no grid can make. On 28 April 2025 a polled analyser on the dead Iberian grid
 * went on reporting a frequency that slid to 40.0 Hz for 216 s.
 */
record MeterGate(MeterTrust trust, Policy.Gate gate) {
  private static final Frequency LOWEST = new Frequency(45_000);
  private static final Frequency HIGHEST = new Frequency(65_000);

  /** Readings count from here, and below it the voltage is gone. */
  private static final int LEAST_VOLTAGE_PERMILLE = 500;

  /** Readings count up to here. */
  private static final int MOST_VOLTAGE_PERMILLE = 1300;

  /** Judges the sample if it is a new one, answered later than the last. */
  MeterMemory judge(MeterMemory was, @Nullable FrequencySample sample) {
    if (sample == null || isOld(was.last(), sample)) {
      return was;
    }
    boolean same = was.last() != null && was.last().raw() == sample.raw();
    var sameSince = same ? was.sameSince() : sample.takenAt();
    var doubt = doubt(sample, sameSince);
    var frequency = sample.frequency();
    if (doubt != Doubt.NONE || frequency == null) {
      return new MeterMemory(was.meter(), sample, sameSince, was.accepted(), doubt);
    }
    var reading = new Reading(frequency, sample.times(), trust.window());
    var accepted = accept(was.accepted(), reading);
    doubt = reading.equals(accepted.reading()) ? Doubt.NONE : Doubt.IMPLAUSIBLE_STEP;
    return new MeterMemory(was.meter(), sample, sameSince, accepted, doubt);
  }

  private static boolean isOld(@Nullable FrequencySample last, FrequencySample sample) {
    return last != null && sample.takenAt().compareTo(last.takenAt()) <= 0;
  }

  private Doubt doubt(FrequencySample sample, Duration sameSince) {
    if (!isPlausible(sample.voltage())) {
      return Doubt.NO_VOLTAGE;
    }
    var frequency = sample.frequency();
    if (frequency == null) {
      return Doubt.NO_VALUE;
    }
    if (frequency.isBelow(LOWEST) || frequency.isAbove(HIGHEST)) {
      return Doubt.OUT_OF_RANGE;
    }
    boolean frozen = sample.takenAt().minus(sameSince).compareTo(gate.frozenAfter()) >= 0;
    return frozen ? Doubt.FROZEN : Doubt.NONE;
  }

  private boolean isPlausible(@Nullable Voltage voltage) {
    if (voltage == null) {
      return false;
    }
    long permille = voltage.permilleOf(trust.nominalVoltage());
    return permille >= LEAST_VOLTAGE_PERMILLE && permille <= MOST_VOLTAGE_PERMILLE;
  }

  /** Whether the newest sample says in so many words that the voltage is gone. */
  boolean isDead(MeterMemory meter) {
    var last = meter.last();
    return last != null
        && last.voltage() != null
        && Objects.requireNonNull(last.voltage()).permilleOf(trust.nominalVoltage())
            < LEAST_VOLTAGE_PERMILLE;
  }

  /**
   * A large step counts once a later window shows the same: asked for a window after the first
   * answer that showed it, or later still. A small one counts at once. A meter that only makes
   * large steps does not become credible by the time that passes.
   */
  private Accepted accept(Accepted was, Reading reading) {
    var suspect = was.suspect();
    if (was.reading() == null
        || (suspect == null && isStale(was.reading(), reading))
        || isNear(was.reading(), reading)) {
      return new Accepted(reading, null);
    }
    if (suspect == null || !isNear(suspect, reading)) {
      return new Accepted(was.reading(), reading);
    }
    var renewed = suspect.times().takenAt().plus(trust.window());
    return reading.times().askedAt().compareTo(renewed) >= 0 ? new Accepted(reading, null) : was;
  }

  private boolean isStale(Reading old, Reading reading) {
    var age = reading.times().takenAt().minus(old.times().takenAt());
    return age.compareTo(gate.maxAge()) > 0;
  }

  private boolean isNear(Reading a, Reading b) {
    return a.frequency().distanceTo(b.frequency()) <= gate.steps().mostMilliHertz();
  }
}
