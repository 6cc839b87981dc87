package org.swapgrid.sim.aggregator;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** The hostile orders that a station must refuse. */
final class Forgeries {
  /**
   * In groups, the flood last. What is made is valid for half a minute, but for what is wrong about
   * it: so a group is made when it is to be sent.
   */
  static final List<BiFunction<Target, Instant, List<Forgery>>> GROUPS =
      List.of(FalseSignatures::against, FalseContents::against, FalseEnvelopes::against);

  private Forgeries() {}
}
