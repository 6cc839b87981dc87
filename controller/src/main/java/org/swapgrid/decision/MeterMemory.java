package org.swapgrid.decision;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.GridState.Doubt;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.MeterId;
import org.swapgrid.service.Reading;

/**
 * What the gate remembers of one meter.
 *
 * @param last the newest sample that was judged
 * @param sameSince since when its frequency register holds the same bits
 * @param accepted the readings it has to its name
 * @param doubt the judgement of the newest sample
 */
public record MeterMemory(
    MeterId meter,
    @Nullable FrequencySample last,
    Duration sameSince,
    Accepted accepted,
    Doubt doubt) {

  /**
   * The readings a meter has to its name.
   *
   * @param reading the newest that counted; null before the first
   * @param suspect one whose step was too large, until a second window confirms it
   */
  public record Accepted(@Nullable Reading reading, @Nullable Reading suspect) {
    static final Accepted NOTHING = new Accepted(null, null);
  }

  static MeterMemory unknown(MeterId meter) {
    return new MeterMemory(meter, null, Duration.ZERO, Accepted.NOTHING, Doubt.SILENT);
  }

  /**
   * Whether its newest reading that counted is still young enough to act upon. The register may
   * have been read as early as it was asked for, so an answer that was long on its way is old.
   */
  boolean isHealthy(Duration now, Duration maxAge) {
    var reading = accepted.reading;
    return reading != null && now.minus(reading.times().askedAt()).compareTo(maxAge) <= 0;
  }

  /** What is wrong with it, in the eyes of a person. */
  Doubt doubtAt(Duration now, Duration maxAge) {
    return last == null || now.minus(last.askedAt()).compareTo(maxAge) > 0 ? Doubt.SILENT : doubt;
  }
}
