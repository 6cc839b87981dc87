package org.swapgrid.daemon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;

/**
 * What the control thread shows after a cycle to whoever asks.
 *
 * @param cycle the newest
 * @param controller the one that decided it
 * @param modeSince by the wall clock
 * @param event the newest; null before the first
 * @param test whether what the station does is a self-test's doing
 */
record Snapshot(
    CycleRecord cycle,
    Controller controller,
    Instant modeSince,
    @Nullable Event event,
    boolean test) {

  /** What the station does and why. */
  String sentence() {
    var words = controller.explain(cycle.made(), cycle.seen().tick());
    return test ? "TEST: " + words : words;
  }
}
