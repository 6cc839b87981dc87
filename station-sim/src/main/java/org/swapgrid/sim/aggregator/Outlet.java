package org.swapgrid.sim.aggregator;

/** Where commands leave. */
interface Outlet {
  /** Returns at once; what cannot be sent now is not sent. */
  void send(Topic topic, byte[] payload);
}
