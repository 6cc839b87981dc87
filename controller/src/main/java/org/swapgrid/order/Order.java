package org.swapgrid.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order whose signature was found good. Nothing else about it has been judged yet.
 *
 * @param name which order it is
 * @param audience the stations, or groups of stations, it is meant for
 * @param times when it is valid
 * @param nonce of the session it was made for; null where it names none
 */
public record Order(
    Name name,
    List<String> audience,
    Times times,
    Instruction instruction,
    @Nullable String nonce) {

  /**
   * Which order.
   *
   * @param id chosen by the aggregator; the same id is the same order, said again
   * @param seq rises from order to order; 0 or more
   */
  public record Name(String id, long seq) {}

  /**
   * When it is valid, by the aggregator's clock.
   *
   * @param issued when it was signed
   * @param notBefore from here on
   * @param expires up to here, exclusive
   */
  public record Times(Instant issued, Instant notBefore, Instant expires) {}

  public Order {
    audience = List.copyOf(audience);
  }
}
