package org.swapgrid.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.daemon.socket.ControlServer;

final class SelfTestCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String STATUS =
      """
      {"ok":true,"answer":{"mode":"shedding","frequency_hz":59.86,"self_test":\
      {"service":"tw-sreg","phase":"low"},"power":{"measured_w":1000,"allowed_w":0,\
      "delivered_w":4000,"owed_w":5000}}}\
      """;

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private int test(String begun, String over, String... more) throws IOException {
    var socket = directory.resolve("control.sock");
    try (var _ = new ControlServer(socket, line -> answer(line, begun, over), PATIENCE)) {
      return run(socket, more);
    }
  }

  private String answer(String line, String begun, String over) {
    asked.add(line);
    var command = JsonParser.parseString(line).getAsJsonObject().get("command").getAsString();
    return switch (command) {
      case "self-test" -> begun;
      case "self-test-state" -> over;
      default -> STATUS;
    };
  }

  private int run(Path socket, String... more) {
    var arguments = new ArrayList<>(List.of("self-test", "--socket", socket.toString()));
    arguments.addAll(List.of(more));
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  private static String report(int number, String phase, String verdict) {
    return """
    {"ok":true,"answer":{"number":%d,"test":true,"phase":"%s","left_s":1.5,"service":"tw-sreg",\
    "level_hz":59.86,"hold_s":30,"end":"complete","end_words":"the hold is over",\
    "verdict":"%s","steps":[{"step":"Limits in force","required":"within 10 s",\
    "measured":"0.30 s","verdict":"met"}]}}\
    """
        .formatted(number, phase, verdict);
  }

  private void assertSays(StringWriter where, String words) {
    assertTrue(where.toString().contains(words), () -> "out: " + out + "\nerr: " + err);
  }

  @Test
  void showsItsProgressAndEndsWithTheVerdictOfEachStep() throws IOException {
    var low = report(1, "low", "not measured");
    assertEquals(Exit.OK, test(low, report(1, "over", "met"), "--yes"));
    assertSays(err, "TEST low, 2 s to go: sees 59.860 Hz, shedding; draws 1.00 kW");
    assertSays(err, "delivers 4.00 kW of 5.00 kW");
    assertSays(out, "TEST of tw-sreg at 59.860 Hz for 30 s: met (the hold is over)");
    assertSays(out, "Limits in force: required within 10 s, measured 0.30 s");
  }

  @Test
  void whatIsAskedForReachesTheDaemon() throws IOException {
    var low = report(1, "low", "not measured");
    var over = report(1, "over", "met");
    int code = test(low, over, "--yes", "--json", "--hold", "12", "--below=30", "--service=ffr");
    assertEquals(Exit.OK, code);
    var request = JsonParser.parseString(asked.getFirst()).getAsJsonObject();
    assertEquals(12, request.get("hold_s").getAsInt());
    assertEquals(30, request.get("below_mhz").getAsInt());
    assertEquals("ffr", request.get("service").getAsString());
    var json = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertEquals("met", json.get("verdict").getAsString());
  }

  @Test
  void aStepThatWasNotMetOrNotMeasuredEndsWith5() throws IOException {
    var low = report(1, "low", "not measured");
    assertEquals(Exit.CRITERIA, test(low, report(1, "over", "not met"), "--yes"));
    assertEquals(Exit.CRITERIA, test(low, report(1, "over", "not measured"), "--yes"));
  }

  @Test
  void aRefusalEndsWith1AndSaysWhy() throws IOException {
    var refused = "{\"ok\":false,\"error\":\"an event is under way\"}";
    assertEquals(Exit.FAILED, test(refused, refused, "--yes"));
    assertSays(err, "the daemon refused: an event is under way");
  }

  @Test
  void anotherTestInItsPlaceIsNotTakenForIt() throws IOException {
    var low = report(1, "low", "not measured");
    assertEquals(Exit.FAILED, test(low, report(2, "over", "met"), "--yes"));
    assertSays(err, "took this one's place");
  }

  @Test
  void nothingBeginsWithoutConsent() throws IOException {
    assertEquals(Exit.FAILED, test(report(1, "low", ""), report(1, "over", "met")));
    assertSays(err, "--yes");
    assertEquals(List.of(), asked);
  }

  @Test
  void withoutADaemonItEndsWith4() {
    assertEquals(Exit.UNREACHABLE, run(directory.resolve("none.sock"), "--yes"));
  }

  @Test
  void theStatusNamesTheTest() {
    var status = JsonParser.parseString(STATUS).getAsJsonObject().getAsJsonObject("answer");
    status.remove("power");
    assertTrue(
        new StatusText(status).lines().stream().anyMatch(line -> line.contains("TEST of tw-sreg")));
  }
}
