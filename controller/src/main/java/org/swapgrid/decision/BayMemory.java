package org.swapgrid.decision;

import java.time.Duration;
import org.swapgrid.model.BayLimit;

/**
 * What is remembered of one bay.
 *
 * @param told its limit in the last plan
 * @param since when the limit last changed
 * @param raised when the limit last rose
 * @param notObeying whether it drew more than told for longer than allowed
 */
public record BayMemory(BayLimit told, Duration since, Duration raised, boolean notObeying) {
  /** The same bay told this now; this very object when nothing is new, as cycles are kept. */
  BayMemory told(BayLimit limit, Duration now) {
    if (limit.equals(told)) {
      return this;
    }
    int change = limit.limit().compareTo(told.limit());
    return new BayMemory(limit, change == 0 ? since : now, change > 0 ? now : raised, notObeying);
  }
}
