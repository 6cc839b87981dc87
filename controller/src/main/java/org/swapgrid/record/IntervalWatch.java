package org.swapgrid.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;
import org.swapgrid.record.Story.Amounts;
import org.swapgrid.record.Story.Interval;

/**
 * Means over equal intervals while the claim stands: 10 s where it stands for ten minutes at most,
 * a minute beyond. Each cycle counts until the next one, a gap for a second at most.
 */
final class IntervalWatch {
  static final Duration SHORT = Duration.ofSeconds(10);
  private static final int MOST_SHORT = 60;
  private static final int FOLD = 6;
  private static final long LONGEST_STEP = 1_000_000;

  private final List<Bucket> buckets = new ArrayList<>();
  private @Nullable Duration zero;
  private @Nullable Duration last;

  /** Sums of power times microseconds. */
  private static final class Bucket {
    long micros;
    long measuredMicros;
    long owed;
    long accepted;
    long drawn;
    long delivered;

    void add(Bucket other) {
      micros += other.micros;
      measuredMicros += other.measuredMicros;
      owed += other.owed;
      accepted += other.accepted;
      drawn += other.drawn;
      delivered += other.delivered;
    }
  }

  void see(Entry.Decided cycle, Duration crossing, Power contracted) {
    var now = cycle.seen().tick().elapsed();
    if (zero == null) {
      zero = crossing;
      last = crossing.compareTo(now) < 0 ? crossing : now;
    }
    if (last != null) {
      fill(bucket(now.minus(zero)), now.minus(last), cycle.kept(), contracted);
    }
    last = now;
  }

  private Bucket bucket(Duration since) {
    long index = Math.max(0, since.toNanos()) / SHORT.toNanos();
    while (buckets.size() <= index) {
      buckets.add(new Bucket());
    }
    return buckets.get((int) index);
  }

  private static void fill(Bucket bucket, Duration step, Kept kept, Power contracted) {
    long micros = Math.min(LONGEST_STEP, step.toNanos() / 1_000);
    var balance = kept.balance();
    bucket.micros += micros;
    bucket.owed += contracted.watts() * micros;
    bucket.accepted += balance.owed().watts() * micros;
    if (balance.measured() != null) {
      bucket.measuredMicros += micros;
      bucket.drawn += balance.measured().watts() * micros;
      bucket.delivered += balance.delivered().watts() * micros;
    }
  }

  List<Interval> done() {
    boolean isLong = buckets.size() > MOST_SHORT;
    var length = isLong ? SHORT.multipliedBy(FOLD) : SHORT;
    var whole = isLong ? folded() : buckets;
    var intervals = new ArrayList<Interval>();
    for (int i = 0; i < whole.size(); i++) {
      intervals.add(interval(whole.get(i), length.multipliedBy(i), length));
    }
    return intervals;
  }

  private List<Bucket> folded() {
    var folded = new ArrayList<Bucket>();
    for (int i = 0; i < buckets.size(); i++) {
      if (i % FOLD == 0) {
        folded.add(new Bucket());
      }
      folded.getLast().add(buckets.get(i));
    }
    return folded;
  }

  private static Interval interval(Bucket sums, Duration from, Duration length) {
    boolean known = sums.measuredMicros > 0;
    var amounts = new Amounts(mean(sums.owed, sums.micros), mean(sums.accepted, sums.micros));
    int covered = (int) (sums.measuredMicros * 1_000_000 / Math.max(1, length.toNanos()));
    return new Interval(
        from,
        length,
        amounts,
        known ? mean(sums.drawn, sums.measuredMicros) : null,
        known ? mean(sums.delivered, sums.measuredMicros) : null,
        Math.min(1_000, covered));
  }

  private static Power mean(long sum, long micros) {
    return micros == 0 ? Power.ZERO : new Power(Math.round((double) sum / micros));
  }
}
