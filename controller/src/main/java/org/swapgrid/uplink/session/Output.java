package org.swapgrid.uplink.session;

import org.swapgrid.uplink.sparkplug.Outgoing;

/** What must be done, in this order. */
public sealed interface Output {
  /**
   * Connect: clean session, this will, at least once, not retained.
   *
   * @param server its place in the list, from 0
   * @param will the node's death
   */
  record Connect(int server, Outgoing will) implements Output {}

  /** Subscribe to everything this node listens to. */
  record Subscribe() implements Output {}

  /** Publish, not retained, at the quality its kind asks for. */
  record Publish(Outgoing message) implements Output {}

  /** Ask the server for any answer. */
  record Probe() implements Output {}

  /** Say DISCONNECT and close: the server then forgets the will. */
  record Close() implements Output {}

  /** Close without a word: the server publishes the will. */
  record Drop() implements Output {}

  /** Hand on an order, not yet verified. */
  record Deliver(String jws) implements Output {}

  /** Keep for later: it could not be sent, or may not have arrived. */
  record Keep(Outgoing message) implements Output {}

  /** For logs and metrics. */
  record Tell(News news) implements Output {}
}
