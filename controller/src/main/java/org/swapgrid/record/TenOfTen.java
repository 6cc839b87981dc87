package org.swapgrid.record;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;

/**
 * The 10-of-10 baseline: what the station drew at the same time of the ten most recent days of the
 * same kind without an event in those hours, adjusted by how the day itself compares with them from
 * four to one hour before the event, by a fifth at most. Source: the CAISO 10-in-10 methodology
 * (weekdays against weekdays, weekend days against weekend days); from memory, to be confirmed with
 * the market's rule book.
 *
 * @param days whose mean it is, newest first
 * @param unadjusted the mean of the days; null with fewer than ten
 * @param adjustmentPermille 1000 for none; null where one of the sides is unknown
 */
public record TenOfTen(
    List<Day> days, @Nullable Power unadjusted, @Nullable Integer adjustmentPermille) {
  private static final int DAYS = 10;
  private static final int LOOK_BACK = 60;
  private static final Duration EARLIEST = Duration.ofHours(4);
  private static final Duration LATEST = Duration.ofHours(1);
  private static final int LEAST = 800;
  private static final int MOST = 1_200;

  /**
   * One day.
   *
   * @param drawn mean at the time of the event
   * @param before mean from four to one hour before; null where not measured
   */
  public record Day(LocalDate date, Power drawn, @Nullable Power before) {}

  public TenOfTen {
    days = List.copyOf(days);
  }

  /** The baseline; null where the days do not suffice. */
  public @Nullable Power baseline() {
    if (unadjusted == null) {
      return null;
    }
    int permille = adjustmentPermille == null ? 1_000 : adjustmentPermille;
    return new Power(unadjusted.watts() * permille / 1_000);
  }

  /** A stretch of time. */
  public record Span(Instant from, Instant to) {
    Span earlierBy(Duration shift) {
      return new Span(from.minus(shift), to.minus(shift));
    }
  }

  /**
   * The baseline of this event.
   *
   * @param log the quarters measured, any order
   * @param zone in which days begin
   */
  public static TenOfTen of(List<Quarter> log, Span event, ZoneId zone) {
    var quarters = new TreeMap<Instant, Quarter>();
    log.forEach(each -> quarters.put(each.start(), each));
    var before = new Span(event.from().minus(EARLIEST), event.from().minus(LATEST));
    var today = LocalDate.ofInstant(event.from(), zone);
    var days = new ArrayList<Day>();
    for (int back = 1; back <= LOOK_BACK && days.size() < DAYS; back++) {
      var shift = Duration.ofDays(back);
      var date = today.minusDays(back);
      var drawn = mean(quarters, event.earlierBy(shift));
      if (isWeekend(date) == isWeekend(today) && drawn != null) {
        days.add(new Day(date, drawn, mean(quarters, before.earlierBy(shift))));
      }
    }
    if (days.size() < DAYS) {
      return new TenOfTen(days, null, null);
    }
    return new TenOfTen(days, mean(days), adjustment(days, mean(quarters, before)));
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** Null where a quarter is missing, hardly measured, or of an event. */
  private static @Nullable Power mean(Map<Instant, Quarter> quarters, Span span) {
    long sum = 0;
    int count = 0;
    var at = Quarter.startOf(span.from());
    do {
      var quarter = quarters.get(at);
      if (quarter == null || quarter.event() || quarter.covered() < 500) {
        return null;
      }
      sum += quarter.drawn().watts();
      count++;
      at = at.plus(Quarter.LENGTH);
    } while (at.isBefore(span.to()));
    return new Power(sum / count);
  }

  private static Power mean(List<Day> days) {
    return new Power(
        (long) days.stream().mapToLong(day -> day.drawn().watts()).average().orElseThrow());
  }

  private static @Nullable Integer adjustment(List<Day> days, @Nullable Power today) {
    long usual = 0;
    for (var day : days) {
      if (day.before() == null) {
        return null;
      }
      usual += day.before().watts();
    }
    if (today == null || usual <= 0) {
      return null;
    }
    long permille = today.watts() * 1_000 * days.size() / usual;
    return (int) Math.max(LEAST, Math.min(MOST, permille));
  }
}
