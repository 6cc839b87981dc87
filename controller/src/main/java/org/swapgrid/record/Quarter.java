package org.swapgrid.record;

import java.time.Duration;
import java.time.Instant;
import org.swapgrid.model.Power;

/**
 * The station's mean draw in a quarter of an hour.
 *
 * @param start a whole quarter, UTC
 * @param drawn mean of what was measured
 * @param covered how much of it was measured, in permille
 * @param event whether a claim stood in it
 */
public record Quarter(Instant start, Power drawn, int covered, boolean event) {
  public static final Duration LENGTH = Duration.ofMinutes(15);

  /** The quarter in which this time lies. */
  public static Instant startOf(Instant at) {
    long length = LENGTH.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length) * length);
  }
}
