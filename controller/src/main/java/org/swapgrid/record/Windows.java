package org.swapgrid.record;

import java.time.Duration;

/**
 * How much is kept around an event.
 *
 * @param before every cycle from so long before the crossing was decided
 * @param after every cycle up to so long behind it at least, and as long as the event lasts
 * @param outside a point a second so long before {@code before} and behind the last cycle
 * @param longest a record is cut after this; the next one goes on
 */
public record Windows(Duration before, Duration after, Duration outside, Duration longest) {
  /** -10 s to +15 min is what Nordic FFR asks for; a minute is the baseline's. */
  public static final Windows USUAL =
      new Windows(
          Duration.ofSeconds(10),
          Duration.ofMinutes(15),
          Duration.ofMinutes(1),
          Duration.ofHours(12));
}
