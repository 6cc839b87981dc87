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
    var all = new LinkedHashMap<String, Measured>();
    all.put("swapgrid", measured(List.of(new Reaction(20, 30), new Reaction(40, 50))));
    all.put("C loop", measured(List.of(new Reaction(10, 20), new Reaction(40, 50))));
    var words = String.join("\n", new ReactionFigures(REQUEST, all).lines());
    assertTrue(words.contains("first frame 2.00, limits 1.50"), words);
    assertTrue(words.contains("p50 at most 26.0 (half a period + 1), p99 at most 53.0"), words);
  }

  @Test
  void withoutACompilerThereIsNoRatio() {
    var all = new LinkedHashMap<String, Measured>();
    all.put("swapgrid", measured(List.of(new Reaction(20, 30))));
    var figures = new ReactionFigures(REQUEST, all);
    assertTrue(figures.lines().stream().noneMatch(line -> line.contains(" / ")));
    assertEquals(1, figures.json().getAsJsonArray("programs").size());
  }

  @Test
  void theFirstEventsOfAFreshProcessStandApartAndInTheirOrder() {
    var all = new LinkedHashMap<String, Measured>();
    all.put(
        "swapgrid",
        new Measured(
            List.of(new Reaction(80, 90), new Reaction(20, 25)), List.of(new Reaction(20, 30))));
    var figures = new ReactionFigures(REQUEST, all);
    var words = String.join("\n", figures.lines());
    assertTrue(words.contains("limits 90.0, 25.0"), words);
    var json = figures.json().getAsJsonArray("programs").get(0).getAsJsonObject();
    assertEquals(
        90,
        json.getAsJsonObject("limits_in_force_ms").getAsJsonArray("first").get(0).getAsDouble());
    assertEquals(30, json.getAsJsonObject("limits_in_force_ms").get("max").getAsDouble());
  }

  private static Measured measured(List<Reaction> steps) {
    return new Measured(List.of(), steps);
  }
}
