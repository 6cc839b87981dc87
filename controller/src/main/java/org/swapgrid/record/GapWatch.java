package org.swapgrid.record;

import java.time.Duration;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.swapgrid.record.Story.Quality;

/** Counts what is missing. */
final class GapWatch {
  private final TreeMap<String, Integer> missed = new TreeMap<>();
  private Ending.Why end = Ending.Why.INTERRUPTED;
  private long cycles;
  private long lost;
  private int cabinet;
  private Duration sightless = Duration.ZERO;
  private Duration span = Duration.ZERO;
  private @Nullable Duration last;

  void see(Entry.Decided cycle) {
    cycles++;
    var now = cycle.seen().tick().elapsed();
    var step = last == null ? Duration.ZERO : now.minus(last);
    span = span.plus(step);
    if (cycle.kept().frequency() == null) {
      sightless = sightless.plus(step);
    }
    last = now;
  }

  void happened(Happening what) {
    switch (what) {
      case Happening.Missed(var device, _) -> {
        var _ = missed.merge(device, 1, Integer::sum);
      }
      case Happening.Refused _, Happening.Unanswered _ -> cabinet++;
      case Happening.Overflow(var more) -> lost += more;
      case Happening.Curtailed _,
          Happening.Written _,
          Happening.Tested _,
          Happening.Overtook _ -> {}
    }
  }

  void ended(Ending ending) {
    end = ending.why();
  }

  Quality done(boolean resumed) {
    return new Quality(cycles, span, sightless, lost, missed, cabinet, end, resumed);
  }
}
