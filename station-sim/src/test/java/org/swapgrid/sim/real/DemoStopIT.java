package org.swapgrid.sim.real;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demonstration that is stopped leaves nothing behind. */
final class DemoStopIT {
  @TempDir Path folder = Path.of("");

  @Test
  void stoppedInTheMiddleItTakesTheDaemonAndItsFilesWithIt() throws Exception {
    var log = folder.resolve("demo.log");
    var demo = start(log);
    Await.until(
        "the daemon",
        Duration.ofSeconds(20),
        () -> demo.descendants().findAny().isPresent() && says(log, "the daemon"),
        () -> read(log));
    var daemons = demo.descendants().toList();
    demo.destroy();
    assertTrue(demo.waitFor(10, TimeUnit.SECONDS), "still runs");
    assertTrue(daemons.stream().noneMatch(ProcessHandle::isAlive), "the daemon still runs");
    try (var left = Files.list(folder)) {
      assertTrue(left.allMatch(log::equals), "files are left");
    }
  }

  private Process start(Path log) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            "org.swapgrid.sim.cli.Main",
            "demo",
            "--seconds",
            "60");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static boolean says(Path log, String words) {
    return read(log).contains(words);
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException notYet) {
      return "";
    }
  }
}
