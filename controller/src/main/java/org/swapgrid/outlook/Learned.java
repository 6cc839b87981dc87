package org.swapgrid.outlook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.swapgrid.outlook.Watch.Between;

/**
 * All that outlives the process.
 *
 * @param zone whose hours the week is made of
 * @param week swaps per hour
 * @param tally the running hour
 * @param newest the hour learned last
 * @param arriving the charge, in thousandths, of what riders bring
 * @param charging how batteries charge here
 */
record Learned(
    ZoneId zone, Week week, Tally tally, Instant newest, Mean arriving, Charging charging) {
  /** Swaps; the last twenty count for about two thirds. */
  static final int MEMORY = 20;

  private static final Duration WEEK = Duration.ofDays(7);

  static Learned nothing(ZoneId zone) {
    return new Learned(
        zone, Week.unknown(), Tally.NONE, Instant.EPOCH, Mean.UNKNOWN, Charging.UNKNOWN);
  }

  /** What riders bring and how batteries charge: needs no clock. */
  Learned with(Between between) {
    var brought = arriving;
    for (int permille : between.arrived()) {
      brought = brought.with(permille, MEMORY);
    }
    var charged = charging;
    for (var run : between.runs()) {
      charged = charged.with(run);
    }
    return new Learned(zone, week, tally, newest, brought, charged);
  }

  /**
   * Counts towards the hour of this time.
   *
   * @throws DateTimeException for a time that no calendar has
   */
  Learned counted(Between between, Instant wall) {
    var hour = wall.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    var running = tally.hour().equals(hour) ? this : closed(hour);
    var more = running.tally.with(between.time(), between.arrived().size());
    return new Learned(zone, running.week, more, running.newest, arriving, charging);
  }

  /**
   * An hour that was learned and comes again, since the clock was set back, is not learned twice.
   */
  private Learned closed(Instant next) {
    var begun = Tally.begin(next);
    var hour = tally.hour();
    boolean again = !hour.isAfter(newest) && hour.plus(WEEK).isAfter(newest);
    if (!tally.isEnough() || again) {
      return new Learned(zone, week, begun, newest, arriving, charging);
    }
    var more = week.with(Week.hourOf(hour.atZone(zone)), tally.rate());
    return new Learned(zone, more, begun, hour, arriving, charging);
  }
}
