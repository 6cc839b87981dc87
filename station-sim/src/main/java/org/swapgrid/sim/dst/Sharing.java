package org.swapgrid.sim.dst;

import org.swapgrid.sim.dst.link.Link;

/**
 * Whether the only thing that holds the station is a cap that found it free: below the cap its bays
 * are shared as usual, so limits that rise there are no return.
 */
final class Sharing {
  private double cap = Double.NaN;
  private boolean fromFree;

  /** Before the commands of this step are looked at. */
  void look(Link link, Restriction.Phase phase) {
    double now = link.cap();
    if (Double.isNaN(now)) {
      fromFree = false;
    } else if (now != cap) {
      fromFree = phase == Restriction.Phase.FREE || (fromFree && now <= cap);
    }
    cap = now;
  }

  boolean isOnly() {
    return fromFree;
  }
}
