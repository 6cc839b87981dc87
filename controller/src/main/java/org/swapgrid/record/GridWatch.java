package org.swapgrid.record;

import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Tick;
import org.swapgrid.record.Story.Grid;
import org.swapgrid.record.Story.Moment;

/** Finds the lowest frequency and its fastest change. */
final class GridWatch {
  /** A shorter window would take a phase jump for a change of frequency. */
  private static final Duration WINDOW = Duration.ofMillis(500);

  private final ArrayDeque<Seen> recent = new ArrayDeque<>();
  private @Nullable Frequency nadir;
  private @Nullable Moment nadirAt;
  private long steepest;

  private record Seen(Duration at, Frequency frequency) {}

  void see(Entry.Decided cycle) {
    var tick = cycle.seen().tick();
    var frequency = cycle.kept().frequency();
    if (frequency == null) {
      recent.clear();
      return;
    }
    lowest(frequency, tick);
    recent.addLast(new Seen(tick.elapsed(), frequency));
    var latest = tick.elapsed().minus(WINDOW);
    Seen old = null;
    while (recent.getFirst().at.compareTo(latest) <= 0) {
      old = recent.removeFirst();
    }
    if (old != null) {
      recent.addFirst(old);
      steeper(old, new Seen(tick.elapsed(), frequency));
    }
  }

  private void lowest(Frequency frequency, Tick tick) {
    if (nadir == null || frequency.isBelow(nadir)) {
      nadir = frequency;
      nadirAt = new Moment(tick.elapsed(), tick.wall());
    }
  }

  private void steeper(Seen old, Seen now) {
    long change = (long) now.frequency.milliHertz() - old.frequency.milliHertz();
    long slope = Math.round(change * 1e9 / now.at.minus(old.at).toNanos());
    steepest = Math.abs(slope) > Math.abs(steepest) ? slope : steepest;
  }

  Grid done(Frequency nominal) {
    return new Grid(nominal, nadir, nadirAt, steepest);
  }
}
