package org.swapgrid.sim.bench.reaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.sim.demo.Launch;

final class ReactionFiguresTest {
  private static final Request REQUEST =
      new Request(30, Duration.ofMillis(50), 2, false, Launch.own());

  @Test
  void theRatioIsTheDaemonsMedianOverThatOfTheProgramInC() {
    var all = new LinkedHashMap<String, List<Reaction>>();
    all.put("swapgrid", List.of(new Reaction(20, 30), new Reaction(40, 50)));
    all.put("C loop", List.of(new Reaction(10, 20), new Reaction(40, 50)));
    var words = String.join("\n", new ReactionFigures(REQUEST, all).lines());
    assertTrue(words.contains("first frame 2.00, limits 1.50"), words);
    assertTrue(words.contains("p50 at most 26.0 (half a period + 1), p99 at most 53.0"), words);
  }

  @Test
  void withoutACompilerThereIsNoRatio() {
    var all = new LinkedHashMap<String, List<Reaction>>();
    all.put("swapgrid", List.of(new Reaction(20, 30)));
    var figures = new ReactionFigures(REQUEST, all);
    assertTrue(figures.lines().stream().noneMatch(line -> line.contains(" / ")));
    assertEquals(1, figures.json().getAsJsonArray("programs").size());
  }
}
