package org.swapgrid.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;
import org.swapgrid.record.Entry;
import org.swapgrid.record.Kept;
import org.swapgrid.record.Point;

/** What is drawn of an event: one row a cycle, and a row a second outside. */
public final class Trace implements Consumer<Entry> {
  private final List<Row> rows = new ArrayList<>();

  /**
   * One time.
   *
   * @param at on the monotonic clock
   * @param milliHertz null without sight
   * @param drawn what the cabinet measured; null where unknown
   * @param allowed null outside the event
   * @param point whether it stands a second from the next
   */
  record Row(
      Duration at,
      @Nullable Integer milliHertz,
      @Nullable Power drawn,
      @Nullable Power allowed,
      boolean point) {}

  @Override
  public void accept(Entry entry) {
    if (entry instanceof Entry.Pointed(Point point)) {
      var frequency = point.frequency();
      var milliHertz = frequency == null ? null : frequency.milliHertz();
      rows.add(new Row(point.at(), milliHertz, point.cabinet(), null, true));
    } else if (entry instanceof Entry.Decided(var seen, Kept kept)) {
      var frequency = kept.frequency();
      var milliHertz = frequency == null ? null : frequency.milliHertz();
      var balance = kept.balance();
      var now = seen.tick().elapsed();
      rows.add(new Row(now, milliHertz, balance.measured(), balance.allowed(), false));
    }
  }

  List<Row> rows() {
    return rows;
  }

  /** A mean and how many values it is of. */
  record Mean(@Nullable Power power, int values) {}

  /** The mean draw between two times. */
  Mean mean(Duration from, Duration to) {
    long sum = 0;
    int count = 0;
    for (var row : rows) {
      var drawn = row.drawn;
      boolean inside = row.at.compareTo(from) >= 0 && row.at.compareTo(to) <= 0;
      if (inside && drawn != null) {
        sum += drawn.watts();
        count++;
      }
    }
    return new Mean(count == 0 ? null : new Power(sum / count), count);
  }

  /** The mean draw behind the last cycle. */
  Mean after() {
    int first = rows.size();
    while (rows.get(first - 1).point) {
      first--;
    }
    var last = rows.get(first - 1).at;
    return mean(last.plusNanos(1), rows.getLast().at);
  }
}
