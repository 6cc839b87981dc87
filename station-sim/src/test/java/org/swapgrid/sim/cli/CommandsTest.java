package org.swapgrid.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.live.ControlPort;

/** Exit codes and first lines, as the manual states them. */
final class CommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder = Path.of("");

  @Test
  void versionIsPrinted() {
    assertEquals(Main.OK, run("version"));
    assertTrue(out.toString().startsWith("swapgrid-sim "), out.toString());
  }

  @Test
  void anUnknownCommandIsAMatterOfUsage() {
    assertEquals(Main.USAGE, run("fly"));
  }

  @Test
  void tooShortADemonstrationIsAMatterOfUsage() {
    assertEquals(Main.USAGE, run("demo", "--seconds", "5"));
    assertTrue(err.toString().contains("at least 30 s"), err.toString());
  }

  @Test
  void aSoakTooShortOrTooFastToTellIsAMatterOfUsage() {
    assertEquals(Main.USAGE, run("soak", "--hours", "1"));
    assertEquals(Main.USAGE, run("soak", "--every", "60"));
    assertEquals(Main.USAGE, run("soak", "--pace", "181"));
    assertTrue(err.toString().contains("the pace is 1 to 180"), err.toString());
  }

  @Test
  void aBenchmarkOfNoPossibleStationIsAMatterOfUsage() {
    assertEquals(Main.USAGE, run("bench"));
    assertEquals(Main.USAGE, run("bench", "reaction", "--bays", "121"));
    assertTrue(err.toString().contains("1 to 120 bays"), err.toString());
    assertEquals(Main.USAGE, run("bench", "footprint", "--bays", "30,121"));
    assertEquals(Main.USAGE, run("bench", "footprint", "--poll-ms", "50,5"));
    assertEquals(Main.USAGE, run("bench", "footprint", "--daemon", folder.toString()));
    assertTrue(err.toString().contains("it has no bin/swapgrid"), err.toString());
  }

  @Test
  void aServiceThatIsNotThereOrNotStaticIsAMatterOfUsage() {
    assertEquals(Main.USAGE, run("prequalify", "--service", "tw-sregg"));
    assertTrue(err.toString().contains("no service \"tw-sregg\""), err.toString());
    assertEquals(Main.USAGE, run("prequalify", "--service", "tw-dreg05"));
    assertEquals(Main.USAGE, run("prequalify", "--service", "tw-sreg", "--steps", "T13"));
    assertEquals(Main.USAGE, run("prequalify", "--service", "tw-sreg", "--hold-limit", "1"));
    assertEquals(Main.USAGE, run("prequalify-all", "--at-once", "0"));
  }

  @Test
  void aFaultySiteFileIsAConfigurationError() throws IOException {
    var file = Files.writeString(folder.resolve("site.yaml"), "station: {bays: 0}\n");
    assertEquals(Main.BAD_CONFIGURATION, run("station", "--config", file.toString()));
    assertTrue(err.toString().startsWith(file + ":1:17: error: station.bays: "), err.toString());
    assertTrue(err.toString().endsWith(file + ": refused: 1 error\n"), err.toString());
  }

  @Test
  void aFaultyScenarioIsAConfigurationError() throws IOException {
    var file = Files.writeString(folder.resolve("dip.yaml"), "name: x\nevents: 5\n").toString();
    assertEquals(Main.BAD_CONFIGURATION, run("station", "--scenario", file));
    assertTrue(err.toString().endsWith(file + ": refused: 3 errors\n"), err.toString());
  }

  @Test
  void anUnknownMeterMapIsAConfigurationError() {
    assertEquals(Main.BAD_CONFIGURATION, run("station", "--meter", "sundial"));
  }

  @Test
  void aStationThatIsNotThereIsUnreachable() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertEquals(Main.UNREACHABLE, run("control", String.valueOf(free), "status"));
  }

  @Test
  void aStationNamesItsPortsFirstAndQuitsWhenTold() throws Exception {
    var lines = new PipedReader();
    var writer = new PrintWriter(new PipedWriter(lines), true);
    var station =
        CompletableFuture.supplyAsync(() ->
            Main.run(
                new String[] {"station", "--bays", "3", "--json", "--meter", "sunspec"},
                writer,
                new PrintWriter(err)));
    var first = new BufferedReader(lines).readLine();
    var ports = JsonParser.parseString(first).getAsJsonObject();
    var control = ports.get("control_port").getAsInt();
    assertEquals(1, ports.getAsJsonArray("meter_ports").size());
    assertEquals(Main.OK, run("control", String.valueOf(control), "frequency", "59.5"));
    assertEquals(Main.USAGE, run("control", String.valueOf(control), "frequency", "high"));
    assertEquals("ok", ControlPort.ask(control, "quit"));
    assertEquals(Main.OK, station.get(10, TimeUnit.SECONDS));
  }

  private int run(String... args) {
    return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
