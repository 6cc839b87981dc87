package org.swapgrid.order;

import java.time.Duration;

/**
 * An accepted order while it runs. It ends by itself.
 *
 * @param name the order
 * @param instruction as accepted: its power is already clipped to the site's bounds
 * @param until when it ends, on the monotonic clock
 */
public record Lease(Order.Name name, Instruction instruction, Duration until) {
  /** Whether it still runs at this time. */
  public boolean runs(Duration now) {
    return now.compareTo(until) < 0;
  }
}
