package org.swapgrid.sim.aggregator;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.function.Predicate;

/**
 * One kind of hostile order.
 *
 * @param name the kind
 * @param id the order's, which an answer may name; empty when it has none that can be read
 * @param packets what goes out
 */
record Forgery(String name, String id, List<Packet> packets) {
  /** One publication. */
  record Packet(Topic topic, ByteString payload) {
    static Packet of(Topic topic, byte[] payload) {
      return new Packet(topic, ByteString.copyFrom(payload));
    }
  }

  /** Whether an answer may be meant for this, and not for one of the genuine orders. */
  Predicate<Acknowledgement> answeredBy(Predicate<String> genuine) {
    return ack ->
        ack.orderId().equals(id) || ack.orderId().isEmpty() || !genuine.test(ack.orderId());
  }
}
