package org.swapgrid.order;

import org.swapgrid.model.Tick;

/** All that an order is judged against. */
public record Situation(Tick tick, Timekeeping timekeeping, Bounds bounds) {

  /**
   * How far the wall clock is to be trusted.
   *
   * @param synchronised whether it is set
   * @param nonce of this session; an order that carries it cannot be older than the session
   */
  public record Timekeeping(boolean synchronised, String nonce) {}
}
