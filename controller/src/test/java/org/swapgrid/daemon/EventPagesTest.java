package org.swapgrid.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.archive.Archive;
import org.swapgrid.archive.Retention;
import org.swapgrid.archive.Shelf;
import org.swapgrid.http.Page;
import org.swapgrid.model.Power;
import org.swapgrid.record.EventBench;

final class EventPagesTest {
  private static final List<String> EVENT =
      EventBench.afterEvent(59.7, Duration.ofSeconds(25)).series().getFirst();

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path state;

  @SuppressWarnings("NullAway.Init") // set before each test
  private EventPages pages;

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
    pages = pages(EventPages.MOST_CYCLES);
  }

  private EventPages pages(int most) {
    return new EventPages(new Shelf(state), ZoneOffset.UTC, most);
  }

  private String words(String name) {
    return PageTest.words(pages.apply(name));
  }

  private static Page.Writing writing(Page page) {
    return switch (page.body()) {
      case Page.Body.Written(var by) -> by;
      case Page.Body.Text(var words) -> throw new AssertionError(words);
    };
  }

  private static String written(Page page) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var by = writing(page);
    by.to(bytes);
    by.close();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aReportIsThePageTheCommandWritesWithJsonAndCsvBeside() throws IOException {
    var out = state.resolve("out");
    var status =
        Main.commandLine()
            .execute("report", "event-2", "--state", state + "", "--out", out.toString());
    assertEquals(Exit.OK, status);
    assertEquals(Files.readString(out.resolve("event-2.html")), words("event-2"));
    assertEquals(Files.readString(out.resolve("event-2.json")), words("event-2.json"));
    assertEquals(Files.readString(out.resolve("event-2.csv")), written(pages.apply("event-2.csv")));
    assertEquals(words("event-2"), words("2"));
  }

  /** Nothing but the style that stands in the page: no script, not even an image. */
  @Test
  void thePolicyAllowsTheReportsOwnStyleByItsHashAlone() throws Exception {
    var page = pages.apply("event-1");
    var html = PageTest.words(page);
    var style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
    var digest = MessageDigest.getInstance("SHA-256");
    var hash =
        Base64.getEncoder().encodeToString(digest.digest(style.getBytes(StandardCharsets.UTF_8)));
    var policy = page.headers().getOrDefault("Content-Security-Policy", "");
    assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-" + hash + "';"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertFalse(html.contains(" style=") || html.contains("<script"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "event-3",
        "event-",
        "event-11",
        "other-1",
        "00000009",
        "999999999999",
        "..",
        "..%2f1",
        "event-1.html",
        "event-1.csv.json",
        "1/../2",
        ".csv",
        "évent-1",
        "event-1\n"
      })
  void whatIsNotARecordIsNotFoundInPlainWords(String name) {
    var page = pages.apply(name);
    assertEquals(404, page.status());
    assertTrue(PageTest.words(page).contains("no such event"), PageTest.words(page));
  }

  @Test
  void oneReportIsMadeAtATimeAndTheNextIsToldToComeAgain() throws IOException {
    var reading = pages.apply("event-1.csv");
    var busy = pages.apply("event-2");
    assertEquals(503, busy.status());
    assertEquals("10", busy.headers().get("Retry-After"));
    writing(reading).close();
    assertEquals(200, pages.apply("event-2").status());
    assertThrows(IOException.class, () -> broken(pages.apply("event-1.csv")));
    assertEquals(200, pages.apply("event-2").status());
  }

  private static void broken(Page page) throws IOException {
    var by = writing(page);
    try {
      by.to(new Gone());
    } finally {
      by.close();
    }
  }

  /** A phone that was put away. */
  private static final class Gone extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      throw new IOException("gone");
    }
  }

  @Test
  void anEventTooLongForTheDaemonNamesTheCommandAndStillHasItsSeries() throws IOException {
    pages = pages(10);
    for (var name : List.of("event-1", "event-1.json")) {
      assertEquals(503, pages.apply(name).status());
      assertTrue(words(name).contains("swapgrid report event-1"), words(name));
    }
    assertTrue(written(pages.apply("event-1.csv")).startsWith("utc,"));
  }

  @Test
  void aDamagedRecordIsSaidAndDoesNotBlockTheOthers() throws IOException {
    var series = new Shelf(state).series(1);
    var bytes = Files.readAllBytes(series);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(series, bytes);
    for (var name : List.of("event-1", "event-1.csv")) {
      assertEquals(500, pages.apply(name).status());
      assertTrue(words(name).contains("swapgrid verify-journal"), words(name));
    }
    assertEquals(200, pages.apply("event-2").status());
  }

  @Test
  void theListNamesTheNewestFirstWithWhatWasDeliveredAndWhereItsReportIs() {
    var past = new PastEvents(new Shelf(state));
    assertEquals(0, past.with(null, null).size());
    past.look();
    var list = past.with(null, null);
    assertEquals(2, list.size());
    var newest = list.get(0).getAsJsonObject();
    assertEquals("event-2", newest.get("id").getAsString());
    assertEquals("events/event-2", newest.get("report").getAsString());
    assertEquals(2_000, newest.get("accepted_w").getAsInt());
    assertTrue(newest.get("duration_s").getAsDouble() > 20, newest.toString());
    assertFalse(newest.get("test").getAsBoolean());
    past.look();
    assertEquals(list, past.with(null, null));
  }

  @Test
  void anEventThatIsNotYetARecordStandsForItself() {
    var past = new PastEvents(new Shelf(state));
    past.look();
    var newest = past.with(null, null).get(0).getAsJsonObject();
    var recorded = Instant.parse(newest.get("start").getAsString());
    for (var seconds : List.of(0, 500)) {
      var moment = new Event.Moment(Duration.ZERO, recorded.plusSeconds(seconds));
      var steps = Map.of(Event.Step.CROSSED, moment, Event.Step.DECIDED, moment);
      var live = new Event(Fixtures.SREG, 1, steps, Power.ZERO, Event.Course.NONE, false);
      var list = past.with(live, StatusReport.event(live));
      assertEquals(seconds == 0 ? 2 : 3, list.size());
      assertEquals(seconds == 0, list.get(0).getAsJsonObject().has("report"));
    }
  }

  @Test
  void aTestIsMarkedAndADamagedRecordIsLeftOut() throws IOException {
    var record = new Shelf(state).record(2);
    Files.writeString(record, Files.readString(record).replaceFirst("\\{", "{\"test\":true,"));
    Files.writeString(new Shelf(state).record(1), "no record");
    var past = new PastEvents(new Shelf(state));
    past.look();
    var list = past.with(null, null);
    assertEquals(1, list.size());
    assertTrue(
        JsonParser.parseString(list.get(0) + "").getAsJsonObject().get("test").getAsBoolean());
  }
}
