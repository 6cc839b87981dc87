package org.swapgrid.sim.dst;

import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Resume;

/** What must survive a restart: kept whole or not at all. */
interface StateDisk {
  /** Makes it durable; false when the disk is full, and then the old one stands. */
  boolean write(Resume resume);

  /** What a new process finds; null when nothing usable does. */
  @Nullable Resume read();

  /** The process died while it wrote this one. */
  void tear(Resume halfWritten);

  /** The file is damaged. */
  void damage();

  void full(boolean isFull);

  boolean isFull();
}
