package org.swapgrid.sim.soak;

import java.time.Duration;

/**
 * Something done to the site or to those the daemon talks to.
 *
 * @param at from the beginning
 */
record Deed(Duration at, What what) {
  sealed interface What {}

  /** As on the control port. */
  record Say(String words) implements What {}

  /** The frequency falls, for so long. */
  record Event(Duration low) implements What {}

  /** The aggregator orders a shedding, or its end. */
  record Order(boolean shed) implements What {}

  /** The broker goes, or comes. */
  record Broker(boolean there) implements What {}
}
