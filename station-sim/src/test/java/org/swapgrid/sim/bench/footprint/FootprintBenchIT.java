package org.swapgrid.sim.bench.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.demo.Launch;

/** The real daemon as a process. */
final class FootprintBenchIT {
  @TempDir Path folder = Path.of("");

  @Test
  void whatARealDaemonTakesIsMeasured() throws Exception {
    var news = new ArrayList<String>();
    var second = Duration.ofSeconds(1);
    var polls = List.of(Duration.ofMillis(50));
    // no test makes the whole machine forget its files
    var noKernel = folder.resolve("absent").resolve("drop_caches");
    var request = new Request(List.of(30), polls, second, second, 1, Launch.own(), noKernel);
    var figures = new FootprintBench(request, news::add).run();
    var only = figures.running().getFirst();
    var usage = only.usage();
    assertEquals(1, figures.running().size());
    assertTrue(usage.rss() > 20_000 && usage.rss() < 400_000, only::words);
    assertTrue(usage.pss() > 10_000 && usage.pss() <= usage.rss(), only::words);
    assertTrue(only.percent() > 0 && only.percent() < 200, only::words);
    assertTrue(usage.threads() > 5 && usage.descriptors() > 5, only::words);
    assertTrue(only.pauses().count() > 0 && only.pauses().longest() > 0, only::words);
    for (var kind : List.of(Start.USUAL, Start.WITHOUT_CACHE)) {
      var took = figures.starts().getOrDefault(kind, List.of());
      assertTrue(took.size() == 1 && took.getFirst() > 100, figures.lines()::toString);
    }
    assertNull(figures.starts().get(Start.COLD));
    assertTrue(news.stream().anyMatch(line -> line.startsWith("cold page cache left out")));
  }
}
