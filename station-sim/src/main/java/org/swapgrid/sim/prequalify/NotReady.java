package org.swapgrid.sim.prequalify;

/** The station was not in the state a step begins from; says what it was in instead. */
final class NotReady extends Exception {
  private static final long serialVersionUID = 1L;

  NotReady(String message) {
    super(message);
  }
}
