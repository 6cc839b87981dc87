package org.swapgrid.loop;

import org.swapgrid.model.Tick;

/** The control cycle's clock. */
@FunctionalInterface
public interface Ticks {
  /** Reads the clock; numbers rise by one, elapsed time never goes back. */
  Tick next();
}
