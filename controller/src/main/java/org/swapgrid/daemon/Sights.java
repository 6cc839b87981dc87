package org.swapgrid.daemon;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.remote.StationSight;
import org.swapgrid.model.Tick;

/** The running station as its aggregator's side sees it. */
record Sights(Supplier<@Nullable Snapshot> snapshots, StationClock clock) implements StationSight {
  @Override
  public @Nullable Sight newest() {
    var shown = snapshots.get();
    return shown == null
        ? null
        : new Sight(shown.cycle(), shown.controller().bounds(shown.cycle()), shown.sentence());
  }

  @Override
  public Tick now() {
    return new Tick(0, clock.elapsed(), Instant.now());
  }
}
