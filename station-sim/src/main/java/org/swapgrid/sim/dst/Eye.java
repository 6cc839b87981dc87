package org.swapgrid.sim.dst;

import org.jspecify.annotations.Nullable;
import org.swapgrid.model.FrequencySample;

/**
 * Whether one meter's answers may be believed, judged anew from the design's words and without the
 * controller's code: in order, young, a number from 45 to 65 Hz at a plausible voltage, not bit by
 * bit the same for too long, and no step over 1 Hz that a second window did not confirm.
 */
final class Eye {
  private final Setting setting;
  private @Nullable FrequencySample seen;
  private @Nullable Believed last;
  private @Nullable Believed suspect;
  private long sameSince;

  /** A reading that counts; times in nanoseconds of the simulation. */
  record Believed(int milliHertz, long askedAt, long takenAt) {}

  Eye(Setting setting) {
    this.setting = setting;
  }

  /** A new process knows nothing. */
  void forget() {
    seen = null;
    last = null;
    suspect = null;
  }

  /** Looks at what the meter's port shows now. */
  void look(FrequencySample sample, long processBegan) {
    var before = seen;
    if (before != null && sample.takenAt().compareTo(before.takenAt()) <= 0) {
      return;
    }
    seen = sample;
    long taken = processBegan + sample.takenAt().toNanos();
    if (before == null || before.raw() != sample.raw()) {
      sameSince = taken;
    }
    var frequency = sample.frequency();
    if (frequency != null && isSound(sample, frequency.milliHertz(), taken)) {
      long asked = processBegan + sample.askedAt().toNanos();
      weigh(new Believed(frequency.milliHertz(), asked, taken));
    }
  }

  private boolean isSound(FrequencySample sample, int milliHertz, long taken) {
    var voltage = sample.voltage();
    var nominal = setting.policy().gate().meters().getFirst().nominalVoltage();
    if (voltage == null
        || voltage.permilleOf(nominal) < 500
        || voltage.permilleOf(nominal) > 1300) {
      return false;
    }
    long frozen = setting.policy().gate().frozenAfter().toNanos();
    return milliHertz >= 45_000 && milliHertz <= 65_000 && taken - sameSince < frozen;
  }

  private void weigh(Believed reading) {
    if (isStepBelieved(reading)) {
      last = reading;
      suspect = null;
    }
  }

  private boolean isStepBelieved(Believed reading) {
    var before = last;
    long maxAge = setting.policy().gate().maxAge().toNanos();
    boolean isStale =
        before != null && suspect == null && reading.takenAt - before.takenAt > maxAge;
    if (before == null || isStale || isNear(before, reading)) {
      return true;
    }
    if (suspect == null || !isNear(suspect, reading)) {
      suspect = reading;
      return false;
    }
    return reading.askedAt >= suspect.takenAt + Setting.WINDOW.toNanos();
  }

  private boolean isNear(Believed a, Believed b) {
    return Math.abs(a.milliHertz - b.milliHertz)
        <= setting.policy().gate().steps().mostMilliHertz();
  }

  /** Its newest reading that counts, while that is young enough; null otherwise. */
  @Nullable Believed current(long now) {
    long maxAge = setting.policy().gate().maxAge().toNanos();
    return last != null && now - last.askedAt <= maxAge ? last : null;
  }
}
