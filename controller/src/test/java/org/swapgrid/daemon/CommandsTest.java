package org.swapgrid.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.daemon.socket.ControlServer;

final class CommandsTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int swapgrid(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  private String config(String change) throws IOException {
    var file = directory.resolve("station.yaml");
    var _ = Files.writeString(file, Configs.station(directory, 502, 503) + change);
    return file.toString();
  }

  private void assertSays(StringWriter where, String words) {
    assertTrue(where.toString().contains(words), () -> "out: " + out + "\nerr: " + err);
  }

  @Test
  void noCommandAndAWrongOneAreUsageFaults() {
    assertEquals(Exit.USAGE, swapgrid());
    assertEquals(Exit.USAGE, swapgrid("stauts"));
    assertSays(err, "status");
    assertEquals("", out.toString());
  }

  @Test
  void everyCommandHasHelp() {
    for (var name : Main.commandLine().getSubcommands().keySet()) {
      assertEquals(Exit.OK, swapgrid(name, "--help"), name);
    }
  }

  @Test
  void aSoundConfigurationIsChecked() throws IOException {
    assertEquals(Exit.OK, swapgrid("check-config", config("")));
    assertSays(out, "station.yaml: ok");
  }

  @Test
  void aFaultyConfigurationNamesThePlaceAndEndsWith78() throws IOException {
    assertEquals(Exit.CONFIGURATION, swapgrid("check-config", config("bogus: 1\n")));
    assertSays(out, "bogus: unknown setting");
    assertEquals(Exit.CONFIGURATION, swapgrid("run", "--config", config("bogus: 1\n")));
    assertSays(err, "bogus: unknown setting");
    assertEquals(Exit.CONFIGURATION, swapgrid("status", "--config", config("bogus: 1\n")));
    assertSays(err, "swapgrid check-config");
  }

  @Test
  void aMissingConfigurationIsAConfigurationFault() {
    var missing = directory.resolve("nowhere.yaml").toString();
    assertEquals(Exit.CONFIGURATION, swapgrid("run", "--config", missing));
    assertSays(err, "nowhere.yaml");
  }

  @Test
  void theCheckSpeaksJson() throws IOException {
    assertEquals(
        Exit.CONFIGURATION, swapgrid("check-config", "--format", "json", config("x: 1\n")));
    var json = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertEquals(1, json.get("errors").getAsInt());
  }

  @Test
  void theSchemaIsJson() {
    assertEquals(Exit.OK, swapgrid("config-schema"));
    assertTrue(JsonParser.parseString(out.toString()).getAsJsonObject().has("properties"));
  }

  @Test
  void anUnreachableDaemonIsSaidWithTheCure() throws IOException {
    for (var command : new String[] {"status", "bays", "hold"}) {
      assertEquals(Exit.UNREACHABLE, swapgrid(command, "--config", config("")), command);
    }
    assertSays(err, "start it with: systemctl start swapgrid");
    assertEquals("", out.toString());
  }

  @Test
  void anUnreadyStationEndsWith3() throws IOException {
    var socket = directory.resolve("control.sock");
    var answer =
        "{\"ok\":true,\"answer\":{\"station\":\"x\",\"mode\":\"starting\",\"ready\":false,"
            + "\"missing\":[\"cabinet does not answer\"]}}";
    try (var _ = new ControlServer(socket, _ -> answer, Duration.ofSeconds(5))) {
      assertEquals(Exit.UNHEALTHY, swapgrid("status", "--socket", socket.toString()));
    }
    assertSays(out, "cabinet does not answer");
  }

  @Test
  void whatIsNoDaemonIsSaidToBeNone() throws IOException {
    var socket = directory.resolve("control.sock");
    try (var _ = new ControlServer(socket, _ -> "220 smtp", Duration.ofSeconds(5))) {
      assertEquals(Exit.UNREACHABLE, swapgrid("status", "--socket", socket.toString()));
    }
    assertSays(err, "is no swapgrid daemon");
  }

  @Test
  void aDeviceThatDoesNotAnswerFailsTheProbe() throws IOException {
    var file = directory.resolve("station.yaml");
    var _ = Files.writeString(file, Configs.station(directory, Configs.deadPort(), 503));
    assertEquals(Exit.FAILED, swapgrid("probe", "meter", "--config", file.toString()));
    assertSays(out, "no usable answer");
  }

  @Test
  void aReplayNamesThePlaceOfAFault() throws IOException {
    var csv = directory.resolve("bad.csv");
    var _ = Files.writeString(csv, "time,frequency_hz\n0,60\n1,sixty\n");
    assertEquals(Exit.FAILED, swapgrid("replay", csv.toString(), "--config", config("")));
    assertSays(err, "bad.csv:3:3: error: frequency_hz");
    assertEquals(Exit.FAILED, swapgrid("replay", csv + "x", "--config", config("")));
    assertSays(err, "there is no file");
  }

  @Test
  void aReplayInJsonEndsWithItsSummary() throws IOException {
    var csv = directory.resolve("good.csv");
    var _ = Files.writeString(csv, "time,frequency_hz\n0,60\n1,60\n2,59.5\n3,59.5\n4,59.5\n");
    assertEquals(Exit.OK, swapgrid("replay", csv.toString(), "--json", "--config", config("")));
    var last = out.toString().strip().lines().reduce("", (_, line) -> line);
    var summary = JsonParser.parseString(last).getAsJsonObject().getAsJsonObject("summary");
    assertEquals(1, summary.get("activations").getAsInt());
  }
}
