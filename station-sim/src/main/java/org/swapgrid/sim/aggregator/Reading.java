package org.swapgrid.sim.aggregator;

import com.google.gson.JsonElement;
import java.util.OptionalLong;

/**
 * One metric of a message.
 *
 * @param name empty when only the alias was sent
 * @param alias of a birth, when one was sent
 * @param value JSON null when there is none
 * @param at milliseconds since 1970, when one was sent
 * @param historical not the present value
 */
record Reading(
    String name, OptionalLong alias, JsonElement value, OptionalLong at, boolean historical) {
  Reading named(String known) {
    return new Reading(known, alias, value, at, historical);
  }
}
