package org.swapgrid.modbus;

import java.time.Duration;

/** Evenly spaced points in time. */
final class Grid {
  private Grid() {}

  /** The first point after now: points that were missed are skipped, and none is shifted. */
  static Duration nextAfter(Duration point, Duration interval, Duration now) {
    var next = point.plus(interval);
    if (next.compareTo(now) > 0) {
      return next;
    }
    var missed = now.minus(next).dividedBy(interval) + 1;
    return next.plus(interval.multipliedBy(missed));
  }
}
