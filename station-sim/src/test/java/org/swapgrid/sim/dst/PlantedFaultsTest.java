package org.swapgrid.sim.dst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.cli.Main;

/**
 * Faults planted in a copy of the core's sources, one at a time: the seeds must find each. The
 * whole list takes minutes, so it runs with {@code -Dswapgrid.campaign=true}.
 */
final class PlantedFaultsTest {
  private static final Path SOURCES = Path.of("../controller/src/main/java/org/swapgrid");
  private static final Pattern BROKE = Pattern.compile("broke ([A-Za-z]+)");

  /** Enough for the rarest of them. */
  private static final String SEEDS = "5000";

  @TempDir Path folder = Path.of("");

  @Test
  void everyPlantedFaultStillHasItsPlace() throws IOException {
    assertTrue(Planted.ALL.size() >= 25, "planted faults: " + Planted.ALL.size());
    for (var each : Planted.ALL) {
      var source = source(each);
      int first = source.indexOf(each.from());
      assertTrue(first >= 0, each.name() + ": not in " + each.file() + ": " + each.from());
      assertEquals(first, source.lastIndexOf(each.from()), each.name() + ": more than once");
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "swapgrid.campaign", matches = "true")
  void everyPlantedFaultIsFoundByAPromise() throws IOException, InterruptedException {
    var missed = new ArrayList<String>();
    for (int i = 0; i < Planted.ALL.size(); i++) {
      var each = Planted.ALL.get(i);
      var found = foundBy(each, folder.resolve("planted-" + i));
      System.out.printf("planted: %-55s found by %s%n", each.name(), found);
      if (!each.promise().equals(found)) {
        missed.add(each.name() + ": found by " + found + " instead of " + each.promise());
      }
    }
    assertEquals(List.of(), missed);
  }

  private static String source(Planted planted) throws IOException {
    return Files.readString(SOURCES.resolve(planted.file() + ".java"));
  }

  private static String foundBy(Planted planted, Path classes)
      throws IOException, InterruptedException {
    compile(planted, classes);
    var path = classes + File.pathSeparator + System.getProperty("java.class.path");
    var java = ProcessHandle.current().info().command().orElseThrow();
    var command =
        List.of(
            java, "-XX:+UseSerialGC", "-cp", path, Main.class.getName(), "dst", "--seeds", SEEDS);
    var log = Files.createTempFile(classes, "dst", ".log");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    var _ = process.waitFor();
    var said = BROKE.matcher(Files.readString(log));
    String found = "nobody";
    while (said.find()) {
      found = said.group(1);
    }
    return found;
  }

  private static void compile(Planted planted, Path classes) throws IOException {
    var text = source(planted).replace(planted.from(), planted.to());
    var file = Files.createDirectories(classes.resolve("src")).resolve(simple(planted) + ".java");
    Files.writeString(file, text);
    var compiler = ToolProvider.getSystemJavaCompiler();
    int code =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-nowarn",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            file.toString());
    assertEquals(0, code, planted.name() + " does not compile");
  }

  private static String simple(Planted planted) {
    return planted.file().substring(planted.file().lastIndexOf('/') + 1);
  }
}
