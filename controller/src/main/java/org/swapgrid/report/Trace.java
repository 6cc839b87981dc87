package org.swapgrid.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;
import org.swapgrid.record.Entry;
import org.swapgrid.record.Kept;
import org.swapgrid.record.Point;

/**
 * What is drawn of an event: one row a cycle, and a row a second outside. A row takes 28 bytes, so
 * that the running daemon has room for an event of an hour as well.
 */
public final class Trace implements Consumer<Entry> {
  private static final long NONE = Long.MIN_VALUE;

  private int rows;
  private long[] at = new long[1_024];
  private int[] milliHertz = new int[1_024];
  private long[] drawn = new long[1_024];
  private long[] allowed = new long[1_024];

  /** Rows that stand a second from the next. */
  private final BitSet points = new BitSet();

  @Override
  public void accept(Entry entry) {
    if (entry instanceof Entry.Pointed(Point point)) {
      var frequency = point.frequency();
      points.set(rows);
      add(point.at(), frequency == null ? 0 : frequency.milliHertz(), point.cabinet(), null);
    } else if (entry instanceof Entry.Decided(var seen, Kept kept)) {
      var frequency = kept.frequency();
      var balance = kept.balance();
      add(
          seen.tick().elapsed(),
          frequency == null ? 0 : frequency.milliHertz(),
          balance.measured(),
          balance.allowed());
    }
  }

  private void add(Duration now, int frequency, @Nullable Power draws, @Nullable Power may) {
    if (rows == at.length) {
      int more = rows * 2;
      at = Arrays.copyOf(at, more);
      milliHertz = Arrays.copyOf(milliHertz, more);
      drawn = Arrays.copyOf(drawn, more);
      allowed = Arrays.copyOf(allowed, more);
    }
    at[rows] = now.toNanos();
    milliHertz[rows] = frequency;
    drawn[rows] = draws == null ? NONE : draws.watts();
    allowed[rows] = may == null ? NONE : may.watts();
    rows++;
  }

  int size() {
    return rows;
  }

  /** When, on the monotonic clock. */
  Duration at(int row) {
    return Duration.ofNanos(at[row]);
  }

  /** In Hz; not a number without sight. */
  double hertz(int row) {
    return milliHertz[row] == 0 ? Double.NaN : milliHertz[row] / 1_000.0;
  }

  /** What the cabinet measured, in kW; not a number where unknown. */
  double drawn(int row) {
    return kilowatts(drawn[row]);
  }

  /** In kW; not a number outside the event. */
  double allowed(int row) {
    return kilowatts(allowed[row]);
  }

  private static double kilowatts(long watts) {
    return watts == NONE ? Double.NaN : watts / 1_000.0;
  }

  /** A mean and how many values it is of. */
  record Mean(@Nullable Power power, int values) {}

  /** The mean draw between two times. */
  Mean mean(Duration from, Duration to) {
    long sum = 0;
    int count = 0;
    for (int row = 0; row < rows; row++) {
      boolean inside = at[row] >= from.toNanos() && at[row] <= to.toNanos();
      if (inside && drawn[row] != NONE) {
        sum += drawn[row];
        count++;
      }
    }
    return new Mean(count == 0 ? null : new Power(sum / count), count);
  }

  /** The mean draw behind the last cycle. */
  Mean after() {
    int first = points.previousClearBit(rows - 1) + 1;
    return mean(at(first - 1).plusNanos(1), at(rows - 1));
  }
}
