package org.swapgrid.outlook;

import java.time.Duration;
import java.time.Instant;

/**
 * The swaps of the running hour.
 *
 * @param hour its beginning
 * @param watched how much of it the bays were seen
 * @param swaps seen in that time
 */
record Tally(Instant hour, Duration watched, int swaps) {
  static final Tally NONE = new Tally(Instant.EPOCH, Duration.ZERO, 0);

  /** Less of an hour than this says too little of it. */
  private static final Duration ENOUGH = Duration.ofMinutes(30);

  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  static Tally begin(Instant hour) {
    return new Tally(hour, Duration.ZERO, 0);
  }

  Tally with(Duration more, int swapsThen) {
    return new Tally(hour, watched.plus(more), swaps + swapsThen);
  }

  boolean isEnough() {
    return watched.compareTo(ENOUGH) >= 0;
  }

  /** In thousandths of a swap per hour, as if the rest of the hour had been like what was seen. */
  long rate() {
    return Math.round(1000.0 * swaps * HOUR_MILLIS / watched.toMillis());
  }
}
