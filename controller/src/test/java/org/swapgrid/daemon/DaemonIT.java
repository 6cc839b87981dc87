package org.swapgrid.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.daemon.socket.ControlClient;
import org.swapgrid.daemon.systemd.DatagramReceiver;

/** The packaged daemon as its own process, with no device to talk to. */
final class DaemonIT {
  private static final Path LAUNCHER = Path.of("target/swapgrid/bin/swapgrid").toAbsolutePath();

  @TempDir private Path directory;
  private final List<Process> started = new ArrayList<>();
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    config = directory.resolve("station.yaml");
    write("connection_limit_kw: 15");
  }

  private void write(String limit) throws IOException {
    var text = Configs.station(directory, Configs.deadPort(), Configs.deadPort());
    var _ = Files.writeString(config, text.replace("connection_limit_kw: 15", limit));
  }

  @AfterEach
  void killWhatIsLeft() {
    started.forEach(Process::destroyForcibly);
  }

  private Process launch(Path command, Map<String, String> environment, String... args)
      throws IOException {
    var words = new ArrayList<>(List.of(command.toString()));
    words.addAll(List.of(args));
    var builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().putAll(environment);
    var process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    started.add(process);
    return process;
  }

  private Process run(Map<String, String> environment) throws IOException {
    var process = launch(LAUNCHER, environment, "run", "--config", config.toString());
    assertTrue(Fixtures.await(this::answers), this::text);
    return process;
  }

  private boolean answers() {
    try {
      var _ = ask("version");
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private JsonObject ask(String command) throws IOException {
    var socket = directory.resolve("control.sock");
    var answer = ControlClient.ask(socket, "{\"command\":\"" + command + "\"}");
    return JsonParser.parseString(answer).getAsJsonObject().getAsJsonObject("answer");
  }

  private Path log() {
    return directory.resolve("log");
  }

  private String text() {
    try {
      return Files.readString(log());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void signal(Process process, String name) throws Exception {
    var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertEquals(0, kill.waitFor());
  }

  private static int exit(Process process) throws InterruptedException {
    assertTrue(process.waitFor(10, TimeUnit.SECONDS), "it does not end");
    return process.exitValue();
  }

  @Test
  void sigtermEndsItWithZeroAndWithAWordInTheLog() throws Exception {
    var daemon = run(Map.of());
    long before = System.nanoTime();
    signal(daemon, "TERM");

    assertEquals(0, exit(daemon));
    assertTrue(System.nanoTime() - before < 3_000_000_000L, "slower than 3 s");
    assertTrue(text().contains("stopping on=SIGTERM"), this::text);
    assertTrue(text().lines().toList().getLast().endsWith("stopped"), this::text);
    assertFalse(Files.exists(directory.resolve("control.sock")));
  }

  @Test
  void systemdHearsOfReloadWatchdogAndStop() throws Throwable {
    var path = directory.resolve("notify");
    try (var manager = new DatagramReceiver(path.toString().getBytes(UTF_8))) {
      var daemon = run(Map.of("NOTIFY_SOCKET", path.toString(), "WATCHDOG_USEC", "300000"));
      assertTrue(heard(manager, "WATCHDOG=1"));
      signal(daemon, "HUP");
      assertTrue(heard(manager, "RELOADING=1\nMONOTONIC_USEC="));
      assertTrue(heard(manager, "READY=1\nSTATUS=meter main does not answer; cabinet does not"));
      signal(daemon, "TERM");
      assertTrue(heard(manager, "STOPPING=1"));
      assertEquals(0, exit(daemon));
    }
  }

  private static boolean heard(DatagramReceiver manager, String start) {
    return Fixtures.await(() -> {
      try {
        return manager.receive().startsWith(start);
      } catch (Throwable broken) { // a downcall declares it
        throw new IllegalStateException(broken);
      }
    });
  }

  @Test
  void sighupTakesOverWhatItCanAndKeepsRunningWhateverItReads() throws Exception {
    var daemon = run(Map.of("JOURNAL_STREAM", "8:1"));
    write("connection_limit_kw: -1");
    signal(daemon, "HUP");
    assertTrue(Fixtures.await(() -> text().contains("nothing was taken over")), this::text);
    assertTrue(text().contains("<3>") && text().contains("station.yaml:4:"), this::text);

    write("connection_limit_kw: 9"); // and both ports are new ones: those need a restart
    signal(daemon, "HUP");
    assertTrue(Fixtures.await(() -> text().contains("<6>reloaded hash=")), this::text);
    assertTrue(text().contains("meters[0].port: "), this::text);
    assertTrue(text().contains("needs a restart"), this::text);
    var status = ask("status");
    assertTrue(status.getAsJsonObject("config").get("restart_needed").getAsBoolean());
  }

  @Test
  void sighupIsHeardOnAStationWithSerialLines() throws Exception {
    var text = Configs.station(directory, Configs.deadPort(), Configs.deadPort());
    var tcp = text.substring(text.indexOf("    transport: tcp"), text.indexOf("    poll_interval"));
    var serial =
        "    transport: rtu\n    serial_port: "
            + directory.resolve("none")
            + "\n    baud: 115200\n";
    var _ = Files.writeString(config, text.replace(tcp, serial));
    var daemon = run(Map.of());
    assertTrue(Fixtures.await(() -> text().contains("device down device=main")), this::text);
    signal(daemon, "HUP");
    assertTrue(Fixtures.await(() -> text().contains("reloaded hash=")), this::text);
  }

  @Test
  void aSecondDaemonOnTheSameStateIsRefused() throws Exception {
    var _ = run(Map.of());
    var second = launch(LAUNCHER, Map.of(), "run", "--config", config.toString());

    assertEquals(1, exit(second));
    assertTrue(text().contains("another swapgrid daemon already uses"), this::text);
  }

  @Test
  void anUnreadyStationSaysWhatIsMissingOverHttp() throws Exception {
    var _ = run(Map.of());
    assertTrue(Fixtures.await(() -> text().contains("http listening address=")), this::text);
    var base = "http://" + ask("status").get("http").getAsString();
    try (var client = HttpClient.newHttpClient()) {
      var health = client.send(get(base + "/healthz"), BodyHandlers.ofString());
      var ready = client.send(get(base + "/readyz"), BodyHandlers.ofString());
      var metrics = client.send(get(base + "/metrics"), BodyHandlers.ofString());

      assertEquals(200, health.statusCode());
      assertEquals(503, ready.statusCode());
      assertEquals("meter main does not answer\ncabinet does not answer\n", ready.body());
      assertTrue(metrics.body().contains("swapgrid_device_up{device=\"cabinet\"} 0.0"));
    }
  }

  private static HttpRequest get(String uri) {
    return HttpRequest.newBuilder(URI.create(uri)).build();
  }

  @Test
  void theLauncherFollowsLinksAndKeepsTheExitCode() throws Exception {
    var link = Files.createSymbolicLink(directory.resolve("a link"), LAUNCHER);
    assertEquals(0, exit(launch(link, Map.of(), "version")));
    assertTrue(text().startsWith("swapgrid "), this::text);
    assertEquals(2, exit(launch(link, Map.of(), "nonsense")));
  }

  @Test
  void aMissingJavaIsSaidWithTheCure() throws Exception {
    assertEquals(1, exit(launch(LAUNCHER, Map.of("SWAPGRID_JAVA", "/bin/false"), "version")));
    assertTrue(text().contains("is not the java command of a Java 25 or newer"), this::text);
  }
}
