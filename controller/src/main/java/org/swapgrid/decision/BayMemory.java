package org.swapgrid.decision;

import java.time.Duration;
import java.util.Objects;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.Cause;
import org.swapgrid.model.Power;

/**
 * What is remembered of one bay.
 *
 * @param told its limit in the last plan
 * @param since when the limit last changed
 * @param raised when the limit last rose
 * @param notObeying whether it drew more than told for longer than allowed
 */
public record BayMemory(BayLimit told, Duration since, Duration raised, boolean notObeying) {
  /** This limit; the very object of the last plan when it says the same, as cycles are kept. */
  BayLimit limit(long watts, Cause cause) {
    var old = told.cause();
    boolean sameCause =
        cause.reason() == old.reason() && Objects.equals(cause.service(), old.service());
    return sameCause && watts == told.limit().watts()
        ? told
        : new BayLimit(told.bay(), new Power(watts), cause);
  }

  /** The same bay, judged; this very object when nothing is new. */
  BayMemory judged(boolean disobeys) {
    return disobeys == notObeying ? this : new BayMemory(told, since, raised, disobeys);
  }

  /** The same bay told this now; this very object when nothing is new. */
  BayMemory told(BayLimit limit, Duration now) {
    if (limit.equals(told)) {
      return this;
    }
    int change = limit.limit().compareTo(told.limit());
    return new BayMemory(limit, change == 0 ? since : now, change > 0 ? now : raised, notObeying);
  }
}
