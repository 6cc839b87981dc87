package org.swapgrid.order;

import org.swapgrid.model.Power;

/**
 * What the site allows at the moment an order is judged.
 *
 * @param least what the station draws in any case: for the riders' reserve, and where no command
 *     reaches
 * @param most the connection limit
 * @param low whether the local frequency is low, or a response to it still stands
 */
public record Bounds(Power least, Power most, boolean low) {
  Power clip(Power ordered) {
    return ordered.max(least).min(most);
  }
}
