package org.swapgrid.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a frequency meter. A meter that does not answer makes no sample: its last one grows
 * old.
 *
 * @param meter the meter that answered
 * @param frequency null when the meter said "no value" (NaN, 0, 0xFFFF, 0x7FFF, 0x8000)
 * @param raw the frequency register's bits as read, by which a frozen meter is told
 * @param voltage the voltage of the phase on which the frequency is measured; null for "no value"
 * @param power the station's active power at the meter; null for "no value" or no such register
 * @param times when it was asked and answered
 */
public record FrequencySample(
    MeterId meter,
    @Nullable Frequency frequency,
    long raw,
    @Nullable Voltage voltage,
    @Nullable Power power,
    Times times) {

  /**
   * The two ends of the exchange on the monotonic clock. The registers were read somewhere between
   * them, so a window counted from the answer of one sample to the request of a later one is never
   * counted short.
   *
   * @param askedAt when the request left
   * @param takenAt when the answer was complete; not before askedAt
   */
  public record Times(Duration askedAt, Duration takenAt) {
    public Times {
      if (takenAt.compareTo(askedAt) < 0) {
        throw new IllegalArgumentException("answered " + takenAt + " before asked " + askedAt);
      }
    }
  }

  public Duration askedAt() {
    return times.askedAt();
  }

  public Duration takenAt() {
    return times.takenAt();
  }
}
