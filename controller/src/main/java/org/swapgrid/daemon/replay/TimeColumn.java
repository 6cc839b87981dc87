package org.swapgrid.daemon.replay;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The column {@code time}: ISO 8601 (UTC where it says no zone) or seconds, always rising. */
final class TimeColumn {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1e10);

  private @Nullable Time last;

  /**
   * One row's time.
   *
   * @param wall null where the file counts seconds
   */
  record Time(Duration at, @Nullable Instant wall) {}

  Time read(CsvRows.Cell cell, long line) throws CsvFault {
    var time = parse(cell, line);
    var before = last;
    if (before != null && (before.wall() == null) != (time.wall() == null)) {
      throw new CsvFault(line, cell.column(), "time: seconds and ISO 8601 are mixed");
    }
    if (before != null && time.at().compareTo(before.at()) <= 0) {
      throw new CsvFault(
          line, cell.column(), "time: " + cell.text() + " is not later than the row before");
    }
    last = time;
    return time;
  }

  private static Time parse(CsvRows.Cell cell, long line) throws CsvFault {
    var text = cell.text();
    if (text.matches("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]{1,2})?")) {
      var seconds = new BigDecimal(text);
      if (seconds.abs().compareTo(MOST_SECONDS) < 0) {
        return new Time(Duration.ofNanos(seconds.multiply(NANOS).longValue()), null);
      }
    }
    try {
      var instant = instant(text.replace(' ', 'T'));
      var at = Duration.ofSeconds(instant.getEpochSecond(), instant.getNano());
      return new Time(at, instant);
    } catch (DateTimeException notATime) {
      throw new CsvFault(
          line,
          cell.column(),
          "time: expected seconds or ISO 8601 such as 2024-04-03T07:58:12.5+08:00, found \""
              + text
              + '"');
    }
  }

  private static Instant instant(String text) {
    var clock = text.substring(text.indexOf('T') + 1);
    return clock.matches(".*[Z+-].*")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
