package org.swapgrid.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.swapgrid.sim.config.Sites;

/** The reaction benchmark measures the daemon, and the C program where it can be compiled. */
final class ReactionBenchIT {
  @Test
  void everyStepOfTheFrequencyIsSeenAtTheCabinet() throws Exception {
    try (var bench = new ReactionBench(Sites.packaged(), new ReactionTask(30, 50, 2, false))) {
      var figures = bench.run();
      assertEquals(0, figures.missed(), figures.words());
      assertEquals(2, figures.daemon().size(), figures.words());
      assertTrue(
          figures.daemon().stream().allMatch(t -> t.frame() > 0 && t.whole() >= t.frame()),
          figures.words());
      assertTrue(figures.smallest().size() == 2 || !figures.without().isEmpty(), figures.words());
    }
  }
}
