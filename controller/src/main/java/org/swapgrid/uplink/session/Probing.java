package org.swapgrid.uplink.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks the server for an answer at intervals: a half-open connection looks alive otherwise. */
final class Probing {
  private final Rules.Deadlines deadlines;
  private Duration dueAt = Duration.ZERO;
  private @Nullable Duration askedAt;

  Probing(Rules.Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  void begin(Duration now) {
    askedAt = null;
    dueAt = now.plus(deadlines.probeEvery());
  }

  void answered() {
    askedAt = null;
  }

  boolean isOverdue(Duration now) {
    return askedAt != null && askedAt.plus(deadlines.answer()).compareTo(now) <= 0;
  }

  /** True once when it is time to ask. */
  boolean isDue(Duration now) {
    if (askedAt != null || now.compareTo(dueAt) < 0) {
      return false;
    }
    askedAt = now;
    dueAt = now.plus(deadlines.probeEvery());
    return true;
  }
}
