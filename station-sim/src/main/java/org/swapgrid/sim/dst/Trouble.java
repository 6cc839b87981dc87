package org.swapgrid.sim.dst;

import java.util.function.Consumer;

/**
 * Something that happens.
 *
 * @param nanos when
 * @param order among those of the same moment
 * @param words for the trace
 */
record Trouble(long nanos, int order, String words, Consumer<World> act)
    implements Comparable<Trouble> {
  @Override
  public int compareTo(Trouble other) {
    int byTime = Long.compare(nanos, other.nanos);
    return byTime != 0 ? byTime : Integer.compare(order, other.order);
  }
}
