package org.swapgrid.sim.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, the real daemon and the simulated station, each a process or a socket apart. */
final class SelfTestIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int PROMISED_KW = 3;

  @TempDir Path folder = Path.of("");

  /** A command of the real program. */
  private record Command(Process process, Path out, Path err) {
    int exit() throws InterruptedException {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it never ends");
      return process.exitValue();
    }

    String printed() throws IOException {
      return Files.readString(out) + Files.readString(err);
    }

    JsonObject json() throws IOException {
      return JsonParser.parseString(Files.readString(out)).getAsJsonObject();
    }
  }

  private Command run(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("org.swapgrid.daemon.Main");
    command.addAll(List.of(arguments));
    command.addAll(List.of("--config", folder.resolve("station.yaml").toString()));
    var out = Files.createTempFile(folder, "command", ".out");
    var err = Files.createTempFile(folder, "command", ".err");
    var process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Command(process, out, err);
  }

  private Command test(int seconds) throws IOException {
    return run("self-test", "--yes", "--json", "--hold", Integer.toString(seconds));
  }

  private static String metrics(DaemonStation site) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://" + site.httpAddress() + "/metrics"));
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    }
  }

  private static JsonObject status(DaemonStation site) {
    return site.daemon().answer("status").orElseThrow();
  }

  @Test
  void theCabinetShedsForATestThatIsMarkedEverywhereAndRefusedInAnEvent() throws Exception {
    try (var site = DaemonStation.promising(folder, 30, PROMISED_KW)) {
      site.awaitNormal();
      var before = site.truth().watts();
      var test = test(4);
      site.awaitMode("shedding");
      site.awaitWattsBelow(before - 500 * PROMISED_KW, SOON);
      assertMarked(site);
      assertEquals(0, test.exit(), () -> words(test));
      assertEquals("met", test.json().get("verdict").getAsString(), () -> words(test));
      var after = metrics(site);
      assertTrue(after.contains("swapgrid_self_test 0.0"), after);
      assertTrue(after.contains("swapgrid_self_tests_total{verdict=\"met\"} 1.0"), after);
      assertTrue(after.contains("swapgrid_crossing_to_limits_seconds_count 0"), after);
      assertFalse(after.contains("swapgrid_mode_transitions_total{mode=\"shedding\"} 1"), after);
      site.say("frequency 59.7");
      site.awaitMode("shedding");
      assertRefused("below the release level");
      assertRecorded(site);
    }
  }

  private void assertMarked(DaemonStation site) throws Exception {
    assertTrue(metrics(site).contains("swapgrid_self_test 1.0"));
    var status = status(site);
    assertTrue(status.get("explanation").getAsString().startsWith("TEST: "), status.toString());
    assertTrue(status.getAsJsonObject("last_event").get("test").getAsBoolean());
    assertRefused("under way");
  }

  private void assertRefused(String why) throws Exception {
    var second = test(4);
    assertEquals(1, second.exit(), () -> words(second));
    assertTrue(second.printed().contains(why), second.printed());
  }

  private static String words(Command command) {
    try {
      return command.printed();
    } catch (IOException unread) {
      return unread.toString();
    }
  }

  /** The event's beginning ended the test's record. */
  private void assertRecorded(DaemonStation site) throws Exception {
    var record = folder.resolve("state/events/00000001.json");
    Await.until("the test's record", SOON, () -> Files.exists(record), site::seen);
    assertTrue(Files.readString(record).contains("\"test\":true"), Files.readString(record));
    assertFalse(status(site).getAsJsonObject("last_event").get("test").getAsBoolean());
    var replay = run("replay", "1");
    assertEquals(0, replay.exit(), () -> words(replay));
  }

  @Test
  void aRealEventInATestIsShedForAndNoTest() throws Exception {
    try (var site = DaemonStation.promising(folder, 30, PROMISED_KW)) {
      site.awaitNormal();
      var before = site.truth().watts();
      var test = test(6);
      site.awaitMode("shedding");
      site.awaitWattsBelow(before - 500 * PROMISED_KW, SOON);
      site.say("frequency 59.5");
      assertEquals(5, test.exit(), () -> words(test));
      assertEquals("overtaken", test.json().get("end").getAsString());
      Await.throughout(
          "the reduction, longer than the test",
          Duration.ofSeconds(6),
          () -> site.truth().watts() < before - 500 * PROMISED_KW,
          site::seen);
      assertFalse(status(site).getAsJsonObject("last_event").get("test").getAsBoolean());
      assertTrue(metrics(site).contains("swapgrid_self_test 0.0"));
      site.say("frequency 60");
      site.awaitNormal();
    }
  }

  @Test
  void withoutTheCommandTheTestEnds() throws Exception {
    try (var site = DaemonStation.promising(folder, 30, PROMISED_KW)) {
      site.awaitNormal();
      var test = test(60);
      site.awaitMode("shedding");
      test.process().destroyForcibly().waitFor();
      Await.until("its end", SOON, () -> !site.mode().equals("shedding"), site::seen);
      site.awaitNormal();
    }
  }
}
