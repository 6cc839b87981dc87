package org.swapgrid.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What CI starts is there: an emptied script once let a change land without a single test run. */
final class ContinuousIntegrationTest {
  private static final Path RUN = Path.of("..", ".ci", "run");

  @Test
  void runsTheCommandThatTheReadmeNames() throws IOException {
    assertTrue(Files.isExecutable(RUN), "not executable: " + RUN);
    assertTrue(
        Files.readString(RUN).matches("(?s).*\nmvn [^\n]*\\bverify\n.*"),
        "no mvn verify in " + RUN);
    assertTrue(Files.readString(Path.of("..", "README.md")).contains("mvn verify "));
  }

  @Test
  void everyScriptIsSoundBash() throws IOException, InterruptedException {
    for (var script : new String[] {"run", "boot-systemd", "systemd-test", "reproducible"}) {
      var file = Path.of("..", ".ci", script);
      assertTrue(Files.size(file) > 0, "empty: " + file);
      var bash =
          new ProcessBuilder("bash", "-n", file.toString()).redirectErrorStream(true).start();
      var words = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, bash.waitFor(), words);
    }
  }
}
