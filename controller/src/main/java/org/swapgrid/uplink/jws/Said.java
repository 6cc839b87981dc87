package org.swapgrid.uplink.jws;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.order.Order;
import org.swapgrid.order.Refusal;

/** What a message says, once it is known who said it. */
public sealed interface Said {
  /** A trusted key's owner orders this; not judged yet. */
  record Ordered(Order order) implements Said {}

  /**
   * The aggregator has these event records and they may be forgotten. Said twice it does no more
   * than once, so it carries no number.
   *
   * @param audience the stations it is meant for
   * @param times when it is valid
   * @param records the records' ids
   */
  record Received(List<String> audience, Order.Times times, List<String> records) implements Said {
    public Received {
      audience = List.copyOf(audience);
      records = List.copyOf(records);
    }
  }

  /**
   * It says nothing that may be heeded.
   *
   * @param name which order it claims to be; null unless it is signed by a trusted key and legible
   */
  record Refused(Order.@Nullable Name name, Refusal why) implements Said {}
}
