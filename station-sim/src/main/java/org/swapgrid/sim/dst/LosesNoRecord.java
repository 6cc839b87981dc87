package org.swapgrid.sim.dst;

import org.jspecify.annotations.Nullable;

/**
 * A record the journal has shown is kept until the host's own receipt for it came, and in the end
 * the host has every one, under one name each, in the order they were made.
 */
final class LosesNoRecord implements Promise {
  private static final long SECOND = 1_000_000_000L;

  /** An event is said again after 15 s; a session needs some 6 s to stand again. */
  private static final long SETTLED = 45 * SECOND;

  @Override
  public @Nullable String step(Witness witness) {
    var link = witness.world().link();
    if (link == null || witness.now() % SECOND != 0) {
      return null;
    }
    long quiet = witness.world().quietAt();
    boolean isDue = quiet >= 0 && witness.now() - quiet >= SETTLED;
    var fault = link.recordsFault();
    if (fault == null && isDue && link.isUntold()) {
      return "damage cost records, and the host was not told";
    }
    return fault == null && isDue && link.lacking() > 0
        ? "record %d has not reached the host %d s after the last trouble"
            .formatted(link.lacking(), (witness.now() - quiet) / SECOND)
        : fault;
  }
}
