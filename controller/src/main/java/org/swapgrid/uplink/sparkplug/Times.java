package org.swapgrid.uplink.sparkplug;

import java.time.Instant;

/** What of the outside is believable. */
final class Times {
  /** No station and no aggregator of this kind existed before. */
  private static final long FIRST = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

  private static final long LAST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
  private static final int MOST_DETAIL = 120;

  private Times() {}

  static boolean isPlausible(long millis) {
    return millis >= FIRST && millis < LAST;
  }

  /** One short line, whatever came in: it goes to a log. */
  static String printable(String text) {
    var line = new StringBuilder(MOST_DETAIL);
    text.codePoints()
        .limit(MOST_DETAIL)
        .map(c -> c >= ' ' && c < 0x7f ? c : '?')
        .forEach(line::appendCodePoint);
    return line.toString();
  }
}
