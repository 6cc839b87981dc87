package org.swapgrid.sim.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Values in order: the p-th of n is the one at rank ceil(p n). */
public record Quantiles(List<Double> sorted) {
  public static Quantiles of(Collection<Double> values) {
    return new Quantiles(values.stream().sorted().toList());
  }

  /** NaN without any value. */
  public double at(double share) {
    long rank = (long) Math.ceil(share * sorted.size());
    return sorted.isEmpty() ? Double.NaN : sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
  }

  public String words() {
    return String.format(
        Locale.ROOT,
        "p50 %.1f  p90 %.1f  p99 %.1f  max %.1f  (n=%d)",
        at(0.5),
        at(0.9),
        at(0.99),
        at(1),
        sorted.size());
  }
}
