package org.swapgrid.service;

import java.time.Duration;
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
   * When the frequency fell through the level: interpolated between the reading before and this
   * one.
   *
   * @param before the reading before; must not be below the level
   */
  public Duration crossing(Reading before, Frequency level) {
    int height = before.frequency.milliHertz() - frequency.milliHertz();
    int above = before.frequency.milliHertz() - level.milliHertz();
    var between = times.takenAt().minus(before.times.takenAt());
    return before.times.takenAt().plusNanos(between.toNanos() * above / height);
  }
}
