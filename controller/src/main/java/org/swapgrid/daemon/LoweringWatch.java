package org.swapgrid.daemon;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.GridState;
import org.swapgrid.model.Power;

/** Measures from the sample that lowered the plan to the acknowledged limits. */
final class LoweringWatch {
  private final Consumer<Duration> listener;
  private @Nullable Power total;
  private @Nullable Pending pending;

  private record Pending(long tick, Duration sampleTaken) {}

  LoweringWatch(Consumer<Duration> listener) {
    this.listener = listener;
  }

  void follow(CycleRecord cycle) {
    var last = total;
    var now = cycle.made().plan().total();
    total = now;
    if (last != null
        && now.isBelow(last)
        && pending == null
        && cycle.made().view().grid() instanceof GridState.Seen seen) {
      pending = new Pending(cycle.seen().tick().number(), seen.takenAt());
    }
  }

  void acknowledged(long planTick, Duration at) {
    var awaited = pending;
    if (awaited != null && planTick >= awaited.tick()) {
      pending = null;
      listener.accept(at.minus(awaited.sampleTaken()));
    }
  }
}
