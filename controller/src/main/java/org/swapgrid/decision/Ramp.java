package org.swapgrid.decision;

import java.time.Duration;
import org.swapgrid.model.Power;

/**
 * How the allowed power rises on the way back: a straight line up to the power before the event,
 * level until the recovery window is over, then the same slope up to the rated power.
 *
 * @param anchor where the line begins
 * @param from allowed at the anchor
 * @param cap the power before the event
 * @param recovered when the recovery window is over
 * @param slope the rise in watts a second; at least 1
 */
public record Ramp(Duration anchor, Power from, Power cap, Duration recovered, long slope) {

  /** What is allowed at this time. */
  Power allowed(Duration now) {
    var capped = from.max(cap);
    var rising = from.plus(risen(anchor, now)).min(capped);
    return rising.plus(risen(recovered, now).min(risen(reached(capped), now)));
  }

  private Duration reached(Power level) {
    return anchor.plusMillis(Math.ceilDiv((level.watts() - from.watts()) * 1000, slope));
  }

  private Power risen(Duration since, Duration now) {
    return new Power(Math.max(0, now.minus(since).toMillis()) * slope / 1000);
  }

  /** The same way back, going on from here: the line does not run ahead while it is held up. */
  Ramp heldAt(Duration now, Power allowed) {
    return new Ramp(now, allowed, cap, recovered, slope);
  }

  /**
   * The same way back at this slope from here on: what was gained at another one stays as it is.
   */
  Ramp at(long next, Duration now, Power allowed) {
    return next == slope ? this : new Ramp(now, allowed, cap, recovered, next);
  }
}
