package org.swapgrid.uplink.jws;

import org.swapgrid.order.Refusal;

/** What was read is not what it should be. */
final class NotAnOrder extends Exception {
  private static final long serialVersionUID = 1;

  private final Refusal why;

  NotAnOrder(Refusal why) {
    super(why.words(), null, false, false);
    this.why = why;
  }

  Refusal why() {
    return why;
  }
}
