package org.swapgrid.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.daemon.socket.ControlServer;

final class SupportBundleCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir private Path directory;

  private Map<String, String> bundle() throws IOException {
    var file = directory.resolve("bundle.zip");
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .execute(
                "support-bundle",
                "--config=" + directory.resolve("station.yaml"),
                "--output=" + file);
    assertEquals(Exit.OK, code);
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    var texts = new HashMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        texts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
      }
    }
    return texts;
  }

  private static void assertHolds(Map<String, String> texts, String name, String words) {
    assertTrue(texts.getOrDefault(name, "").contains(words), texts::toString);
  }

  private void configure(String more) throws IOException {
    var _ =
        Files.writeString(
            directory.resolve("station.yaml"), Configs.station(directory, 502, 503) + more);
  }

  @Test
  void holdsWhatTheDaemonSays() throws IOException {
    configure("");
    var state = Files.createDirectory(directory.resolve("state"));
    var _ = Files.writeString(state.resolve("resume"), "hello");
    try (var _ = new ControlServer(directory.resolve("control.sock"), this::answer, PATIENCE)) {
      var texts = bundle();
      assertHolds(texts, "status.json", "\"mode\":\"normal\"");
      assertHolds(texts, "threads.txt", "control (RUNNABLE)");
      assertHolds(texts, "state.txt", "5 bytes");
      assertHolds(texts, "versions.txt", "Java 25");
      assertHolds(texts, "check-config.txt", "station.yaml: ok");
    }
  }

  private String answer(String request) {
    return request.contains("threads")
        ? "{\"ok\":true,\"answer\":{\"threads\":\"control (RUNNABLE)\\n\"}}"
        : "{\"ok\":true,\"answer\":{\"mode\":\"normal\"}}";
  }

  @Test
  void isMadeWithADeadDaemonAndAFaultyConfiguration() throws IOException {
    configure("bogus: 1\n");
    var texts = bundle();
    assertHolds(texts, "check-config.txt", "bogus: unknown setting");
    assertHolds(texts, "status.json", "the socket is not known");
  }

  @Test
  void secretsStayAtHome() throws IOException {
    configure("uplink:\n  password: hunter2\n");
    bundle()
        .forEach((name, text) -> assertFalse(text.contains("hunter2"), () -> name + ": " + text));
  }

  @Test
  void anArchiveThatIsThereIsNotWrittenOver() throws IOException {
    configure("");
    var file = Files.writeString(directory.resolve("bundle.zip"), "mine");
    var err = new StringWriter();
    int code =
        Main.commandLine()
            .setErr(new PrintWriter(err))
            .execute("support-bundle", "--output=" + file);
    assertEquals(Exit.FAILED, code);
    assertEquals("mine", Files.readString(file));
  }
}
