package org.swapgrid.sim.bench.reaction;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where in the poll's period each step falls: one at random in each of so many equal parts, in
 * random order. Uniform as bare chance would be, but two programs measured with the same phases
 * differ by what they do and not by their luck.
 */
final class Phases {
  private Phases() {}

  /** Each from 0 to below 1. */
  static List<Double> of(int steps, long seed) {
    var random = new Random(seed);
    var phases =
        IntStream.range(0, steps)
            .mapToObj(i -> (i + random.nextDouble()) / steps)
            .collect(Collectors.toList());
    Collections.shuffle(phases, random);
    return phases;
  }
}
