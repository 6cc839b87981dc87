package org.swapgrid.sim.dst;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.FrequencySample;

/**
 * Whether one meter's answers may be believed, judged anew from the design's words and without the
 * controller's code: in order, young, a number from 45 to 65 Hz at a plausible voltage, not bit by
 * bit the same for too long, and no step over 1 Hz that a second window did not confirm.
 */
final class Eye {
  /** As long as anybody asks back. */
  private static final long KEPT = 8_000_000_000L;

  private final Setting setting;
  private final ArrayDeque<Believed> recent = new ArrayDeque<>();
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
    recent.clear();
    seen = null;
    last = null;
    suspect = null;
  }

  /** Looks at what the meter's port shows now; true when it is a new reading that counts. */
  boolean look(FrequencySample sample, long processBegan, long now) {
    while (!recent.isEmpty() && recent.getFirst().takenAt < now - KEPT) {
      recent.removeFirst();
    }
    var before = seen;
    if (before != null && sample.takenAt().compareTo(before.takenAt()) <= 0) {
      return false;
    }
    seen = sample;
    long taken = processBegan + sample.takenAt().toNanos();
    if (before == null || before.raw() != sample.raw()) {
      sameSince = taken;
    }
    var frequency = sample.frequency();
    if (frequency == null || !isSound(sample, frequency.milliHertz(), taken)) {
      return false;
    }
    long asked = processBegan + sample.askedAt().toNanos();
    return isBelieved(new Believed(frequency.milliHertz(), asked, taken));
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

  private boolean isBelieved(Believed reading) {
    if (!isStepBelieved(reading)) {
      return false;
    }
    last = reading;
    suspect = null;
    recent.addLast(reading);
    return true;
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

  /** Readings that counted in the last seconds, oldest first. */
  Iterable<Believed> recent() {
    return recent;
  }
}
