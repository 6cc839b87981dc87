package org.swapgrid.sim.aggregator;

import java.util.Optional;

/**
 * What a station made of a hostile order.
 *
 * @param name the kind of forgery
 * @param answer its acknowledgement; empty when none came in time
 */
public record ForgeryAnswer(String name, Optional<Acknowledgement> answer) {
  /** Whether the station says that it obeyed. */
  public boolean obeyed() {
    return answer.map(Acknowledgement::obeyed).orElse(false);
  }

  @Override
  public String toString() {
    var said = answer.map(a -> (a.status() + " " + a.reason()).strip()).orElse("no answer");
    return "%-26s %s%s".formatted(name, obeyed() ? "OBEYED " : "", said);
  }
}
