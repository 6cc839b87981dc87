package org.swapgrid.sim.bench.reaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.swapgrid.sim.demo.Launch;

/** The real daemon as a process, and the program in C where it can be compiled. */
final class ReactionBenchIT {
  @Test
  void everyStepOfEveryProgramIsMeasured() throws Exception {
    var words = new ArrayList<String>();
    var request = new Request(30, Duration.ofMillis(50), 1, false, Launch.own());
    try (var bench = new ReactionBench(request, words::add)) {
      var reactions = bench.run();
      boolean compares = words.stream().noneMatch(line -> line.contains("no program in C"));
      assertEquals(compares ? 2 : 1, reactions.size());
      reactions.forEach((name, all) -> {
        assertEquals(1, all.steps().size(), name);
        assertEquals(5, all.first().size(), name);
        var only = all.steps().getFirst();
        assertTrue(only.frame() > 0 && only.limits() >= only.frame(), name + ": " + only);
      });
    }
  }
}
