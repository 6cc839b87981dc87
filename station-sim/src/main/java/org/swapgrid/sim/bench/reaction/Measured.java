package org.swapgrid.sim.bench.reaction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.swapgrid.sim.bench.Quantiles;

/**
 * The reactions of one program.
 *
 * @param first of the fresh process, in their order: the step comes half a period behind a reading.
 *     They run code for the first time, so they stand apart; in the field every one of them counts
 * @param steps those at random phase behind them
 */
public record Measured(List<Reaction> first, List<Reaction> steps) {
  static Measured nothing() {
    return new Measured(new ArrayList<>(), new ArrayList<>());
  }

  Quantiles of(ToDoubleFunction<Reaction> moment) {
    return Quantiles.of(steps.stream().map(moment::applyAsDouble).toList());
  }
}
