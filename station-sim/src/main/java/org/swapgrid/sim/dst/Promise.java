package org.swapgrid.sim.dst;

import org.jspecify.annotations.Nullable;

/**
 * Something the station promises, judged from outside. Its class's name is the promise's name; the
 * prose stands in docs/promises.md.
 */
interface Promise {
  /** The cabinet took a command; in words how the promise is broken, null while it is kept. */
  default @Nullable String frame(Witness witness, Frame before, Frame now) {
    return null;
  }

  /** A step of time is over; in words how the promise is broken, null while it is kept. */
  default @Nullable String step(Witness witness) {
    return null;
  }

  default String name() {
    return getClass().getSimpleName();
  }
}
