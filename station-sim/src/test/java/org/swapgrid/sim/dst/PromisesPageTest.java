package org.swapgrid.sim.dst;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/promises.md and the classes that judge name the same promises. */
final class PromisesPageTest {
  private static final Pattern NAMED = Pattern.compile("(?m)^## .*\\(`([A-Za-z]+)`\\)$");

  @Test
  void thePageAndTheJudgesNameTheSamePromises() throws IOException {
    var page = Files.readString(Path.of("../docs/promises.md"));
    Set<String> stated = new TreeSet<>();
    NAMED.matcher(page).results().forEach(match -> stated.add(match.group(1)));
    Set<String> judged = new TreeSet<>();
    Run.promises(new ComesBack(), new Shadow()).forEach(promise -> judged.add(promise.name()));
    judged.add(Scatter.NAME);
    judged.add(Run.KEEPS_RUNNING);
    assertEquals(judged, stated);
  }

  @Test
  void thePageOfPlantedFaultsIsTheListThatIsPlanted() throws IOException {
    var rows = new ArrayList<String>();
    for (var each : Planted.ALL) {
      rows.add("| %s | `%s` | `%s` |".formatted(each.name(), each.file(), each.promise()));
    }
    var page = Files.readAllLines(Path.of("../docs/planted-faults.md"));
    assertEquals(rows, page.stream().filter(line -> line.contains("` | `")).toList());
  }
}
