package org.swapgrid.sim.dst.link;

import org.swapgrid.loop.Counters;
import org.swapgrid.loop.Outbox;

/** What outlives the station's process: numbers and records. */
interface Store extends Outbox, Counters {
  /** The process began. */
  void open();

  /** The process dies while it writes this. */
  void die(Runnable lastWrites);

  /** The disk is full, or has room again. */
  void full(boolean isFull);

  /** The simulation is over. */
  void end();
}
