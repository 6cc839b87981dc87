package org.swapgrid.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.archive.Archive;
import org.swapgrid.archive.Retention;
import org.swapgrid.archive.Shelf;
import org.swapgrid.record.EventBench;

final class EventCommandsTest {
  private static final List<String> EVENT =
      EventBench.afterEvent(59.7, Duration.ofSeconds(25)).series().getFirst();

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path state;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void twoRecords() throws IOException {
    try (var archive = new Archive(state, Retention.USUAL)) {
      for (int i = 1; i <= 2; i++) {
        archive.begin();
        for (var line : EVENT) {
          archive.line(line.replace("'event-1", "'event-" + i));
        }
        var _ = archive.end();
      }
    }
  }

  private int run(String... arguments) {
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private int onState(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.add("--state");
    all.add(state.toString());
    return run(all.toArray(String[]::new));
  }

  @Test
  void eventsAreListedInWordsAndAsJson() {
    assertEquals(Exit.OK, onState("events"));
    assertTrue(out.toString().contains("tw-sreg"), out.toString());
    assertEquals(2, out.toString().lines().count());
    out.getBuffer().setLength(0);
    assertEquals(Exit.OK, onState("events", "--json"));
    var record = JsonParser.parseString(out.toString().lines().findFirst().orElseThrow());
    assertEquals("event-1", record.getAsJsonObject().get("event").getAsString());
  }

  @Test
  void oneEventIsShownByNameByNumberAndAsTheLast() {
    for (var name : List.of("event-2", "2", "last")) {
      out.getBuffer().setLength(0);
      assertEquals(Exit.OK, onState("events", "show", name));
      var record = JsonParser.parseString(out.toString()).getAsJsonObject();
      assertEquals(2, record.get("sequence").getAsInt());
    }
    assertEquals(Exit.FAILED, onState("events", "show", "event-9"));
    assertTrue(err.toString().contains("there is no event event-9"), err.toString());
  }

  @Test
  void theSameEventReportedTwiceGivesTheSameBytes() throws IOException {
    for (var folder : List.of("one", "two")) {
      assertEquals(Exit.OK, onState("report", "last", "--out", state.resolve(folder).toString()));
    }
    for (var ending : List.of(".html", ".json", ".csv")) {
      var first = Files.readAllBytes(state.resolve("one").resolve("event-2" + ending));
      assertTrue(first.length > 1_000, ending + " has " + first.length + " bytes");
      assertArrayEquals(
          first, Files.readAllBytes(state.resolve("two").resolve("event-2" + ending)), ending);
    }
  }

  @Test
  void anExportHasALineForEveryCycle() {
    assertEquals(Exit.OK, onState("export", "1", "--csv"));
    long cycles = EVENT.stream().filter(line -> line.startsWith("c ")).count();
    long points = EVENT.stream().filter(line -> line.startsWith("point ")).count();
    assertEquals(1 + cycles + points, out.toString().lines().count());
    out.getBuffer().setLength(0);
    assertEquals(Exit.OK, onState("export", "1"));
    assertEquals(EVENT, out.toString().lines().toList());
  }

  @Test
  void verifyJournalSaysWhereTheChainBreaks() throws IOException {
    assertEquals(Exit.OK, onState("verify-journal"));
    Files.delete(new Shelf(state).record(1));
    assertEquals(Exit.CRITERIA, onState("verify-journal"));
    assertTrue(out.toString().contains("00000001.json: record 1 is missing"), out.toString());
  }

  @Test
  void replayDecidesAllEventsAgain() {
    assertEquals(Exit.OK, run("replay", state.toString()));
    assertEquals(2, out.toString().lines().filter(l -> l.endsWith("all equal")).count());
    assertEquals(Exit.OK, run("replay", new Shelf(state).series(1).toString()));
  }

  @Test
  void theStationsPublicKeyIsPrinted() {
    assertEquals(Exit.OK, onState("station-key"));
    assertTrue(out.toString().startsWith("-----BEGIN PUBLIC KEY-----"), out.toString());
  }

  @Test
  void aStationWithoutAKeyYetSaysSo() {
    var empty = state.resolve("empty").toString();
    assertEquals(Exit.FAILED, run("station-key", "--state", empty));
    assertEquals(Exit.OK, run("events", "--state", empty));
  }
}
