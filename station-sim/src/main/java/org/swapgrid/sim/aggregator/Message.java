package org.swapgrid.sim.aggregator;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A station's message, decoded.
 *
 * @param topic where it came
 * @param seq its number in the session; a death has none
 * @param readings its metrics
 */
record Message(Topic topic, OptionalLong seq, List<Reading> readings) {
  Optional<Reading> reading(String name) {
    return readings.stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** The number of the connection that births and deaths name. */
  OptionalLong bdSeq() {
    return reading("bdSeq")
        .filter(r -> r.value().isJsonPrimitive() && r.value().getAsJsonPrimitive().isNumber())
        .map(r -> OptionalLong.of(r.value().getAsLong()))
        .orElse(OptionalLong.empty());
  }
}
