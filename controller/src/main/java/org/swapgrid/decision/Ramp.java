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
 */
public record Ramp(Duration anchor, Power from, Power cap, Duration recovered) {

  /**
   * What is allowed at this time.
   *
   * @param slope the rise in watts a second; at least 1
   */
  Power allowed(Duration now, long slope) {
    var rising = from.plus(risen(anchor, now, slope));
    var capped = from.max(cap);
    if (now.compareTo(recovered) < 0 || rising.isBelow(capped)) {
      return rising.min(capped);
    }
    var again =
        recovered.compareTo(reached(capped, slope)) > 0 ? recovered : reached(capped, slope);
    return capped.plus(risen(again, now, slope));
  }

  private Duration reached(Power level, long slope) {
    return anchor.plusMillis(Math.ceilDiv((level.watts() - from.watts()) * 1000, slope));
  }

  private static Power risen(Duration since, Duration now, long slope) {
    return new Power(Math.max(0, now.minus(since).toMillis()) * slope / 1000);
  }

  /** The same way back, going on from here: the line does not run ahead while it is held up. */
  Ramp heldAt(Duration now, Power allowed) {
    return new Ramp(now, allowed, cap, recovered);
  }
}
