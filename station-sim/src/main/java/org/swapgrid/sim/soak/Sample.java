package org.swapgrid.sim.soak;

import java.util.Map;

/**
 * The daemon at one moment.
 *
 * @param seconds since the first
 * @param events that had begun by then
 * @param values what could be read
 */
public record Sample(double seconds, int events, Map<Gauge, Double> values) {
  public Sample {
    values = Map.copyOf(values);
  }
}
