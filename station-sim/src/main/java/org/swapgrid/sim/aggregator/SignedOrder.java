package org.swapgrid.sim.aggregator;

import java.time.Duration;
import java.time.Instant;

/**
 * An order as it goes out.
 *
 * @param id the same in every repetition
 * @param seq higher than that of any order before it
 * @param issued when it was signed, in whole seconds
 * @param expires when it runs out
 * @param jws its compact form
 */
record SignedOrder(String id, long seq, Instant issued, Instant expires, String jws) {
  Duration lifetime() {
    return Duration.between(issued, expires);
  }
}
