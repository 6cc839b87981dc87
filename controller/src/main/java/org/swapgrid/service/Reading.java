package org.swapgrid.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample.Times;

/**
 * A frequency that passed the gate.
 *
 * @param times when it was asked and answered
 * @param window the meter's measuring window
 */
public record Reading(Frequency frequency, Times times, Duration window) {

  /**
   * When the frequency fell through the level, at the earliest: interpolated between the reading
   * before and this one, less one window. A register shows the mean of a window that ended up to
   * another window ago, so both lag what happened by about one window; a response is not claimed to
   * be faster than it was.
   *
   * @param before the reading before, not below the level; null when there was none, and then this
   *     reading's own time stands in for it
   */
  Duration crossing(@Nullable Reading before, Frequency level) {
    var seen = times.takenAt();
    if (before != null && !before.frequency.isBelow(level)) {
      int height = before.frequency.milliHertz() - frequency.milliHertz();
      int above = before.frequency.milliHertz() - level.milliHertz();
      var between = seen.minus(before.times.takenAt());
      seen = before.times.takenAt().plusNanos(between.toNanos() * above / height);
    }
    return seen.minus(window);
  }
}
