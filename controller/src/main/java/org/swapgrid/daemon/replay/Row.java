package org.swapgrid.daemon.replay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One poll of the recording.
 *
 * @param line in the file, from 1
 * @param at since the Unix epoch, or as the file counts seconds
 * @param wall null where the file counts seconds
 * @param reading null where the poll went unanswered
 */
record Row(long line, Duration at, @Nullable Instant wall, @Nullable Reading reading) {
  /**
   * What the meter answered.
   *
   * @param hertz NaN for an answer without a value
   * @param voltage in the header's unit; null where the file has none
   */
  record Reading(double hertz, @Nullable Double voltage) {}
}
