package org.swapgrid.sim.prequalify;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.config.Product;

/**
 * What is to be tested.
 *
 * @param station its configuration; null for the program's own
 * @param meter a map's name or file; null leaves what the station names
 * @param box where the simulated devices wait for a box elsewhere; null for a daemon of the run's
 *     own
 * @param steps ids of the steps wanted; empty for all
 */
public record Request(
    Product product,
    @Nullable Path station,
    @Nullable String meter,
    @Nullable Addresses box,
    Set<String> steps) {
  public Request {
    steps = Set.copyOf(steps);
  }

  boolean wants(Part part) {
    return steps.isEmpty() || part.titles().stream().anyMatch(t -> steps.contains(t.id()));
  }

  boolean wants(Step step) {
    return steps.isEmpty() || steps.contains(step.id());
  }
}
