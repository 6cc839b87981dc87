package org.swapgrid.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonParser;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.archive.Shelf;
import org.swapgrid.http.Page;
import org.swapgrid.record.Story;
import org.swapgrid.report.EventReport;
import org.swapgrid.report.Trace;

/**
 * Reports of recorded events over HTTP: a page, and JSON and CSV beside it. One at a time and on a
 * thread of its own, since a long event takes seconds and memory that control must not miss.
 */
final class EventPages implements Function<String, Page> {
  /** What is drawn of so many cycles takes 4 MB of the daemon's 32: 100 minutes at 20 Hz. */
  static final int MOST_CYCLES = 120_000;

  private static final Logger LOG = LoggerFactory.getLogger("swapgrid");
  private static final Pattern NAME =
      Pattern.compile("(?<id>[A-Za-z0-9-]{0,40}?(?<number>\\d{1,8}))(?<ending>\\.csv|\\.json)?");
  private static final Page UNKNOWN =
      Page.text(
          404,
          "There is no such event on this station. The newest are listed on its page, /;"
              + " all by the command: swapgrid events\n");
  private static final Page BUSY =
      Page.text(503, "Another report is being made, and there is room for one. Try again soon.\n")
          .with("Retry-After", "10");

  /** The report's own style and nothing else: no script, no frame, no other host. */
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none';"
              .formatted(hash(EventReport.style()))
          + " frame-ancestors 'none'";

  private final Shelf shelf;
  private final ZoneId zone;
  private final int most;
  private final Semaphore turn = new Semaphore(1);

  /**
   * @param zone in which the station's days begin
   * @param most cycles an event may have
   */
  EventPages(Shelf shelf, ZoneId zone, int most) {
    this.shelf = shelf;
    this.zone = zone;
    this.most = most;
  }

  @Override
  public Page apply(String name) {
    var asked = NAME.matcher(name);
    if (!asked.matches()) {
      return UNKNOWN;
    }
    var found = find(asked.group("id"), Long.parseLong(asked.group("number")));
    if (found.isEmpty()) {
      return UNKNOWN;
    }
    if (!turn.tryAcquire()) {
      return BUSY;
    }
    var ending = asked.group("ending");
    return ".csv".equals(ending) ? csv(found.get()) : whole(found.get(), ending != null);
  }

  /** By the number alone, so that a name made up costs no search. */
  private Optional<StoredEvent> find(String id, long number) {
    try {
      if (!shelf.numbers().contains(number)) {
        return Optional.empty();
      }
      var event = new StoredEvent(shelf, shelf.filed(number));
      boolean meant = id.equals(event.name()) || id.matches("\\d+");
      return meant ? Optional.of(event) : Optional.empty();
    } catch (IOException unreadable) {
      LOG.atWarn().addKeyValue("why", unreadable).log("an event record cannot be read");
      return Optional.empty();
    }
  }

  private Page whole(StoredEvent event, boolean json) {
    try {
      if (cycles(event) > most) {
        return tooLong(event);
      }
      return SideThread.made(() -> report(event, json));
    } catch (IOException | Failure failed) {
      return broken(event, failed);
    } finally {
      turn.release();
    }
  }

  private static long cycles(StoredEvent event) {
    var record = JsonParser.parseString(event.filed().document()).getAsJsonObject();
    return record.getAsJsonObject("quality").get("cycles").getAsLong();
  }

  private Page tooLong(StoredEvent event) {
    return Page.text(
        503,
        """
        This event has %d cycles; beside control there is room for a report of %d at most.
        A command on the box makes it: swapgrid report %s
        Its series is here all the same: %s.csv
        """
            .formatted(cycles(event), most, event.name(), event.name()));
  }

  private static Page broken(StoredEvent event, Exception why) {
    LOG.atWarn().addKeyValue("event", event.name()).addKeyValue("why", why).log("no report");
    return Page.text(
        500,
        "The record of this event cannot be read: %s\nCheck it: swapgrid verify-journal\n"
            .formatted(why.getMessage()));
  }

  private Page report(StoredEvent event, boolean json) throws IOException {
    var trace = new Trace();
    var story = event.story(trace);
    var report = new EventReport(story, trace, event.sources(story, zone));
    if (json) {
      return named(event, ".json", Page.json(report.json()));
    }
    return new Page(200, "text/html; charset=utf-8", report.html())
        .with("Content-Security-Policy", POLICY);
  }

  private static String hash(String style) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Page named(StoredEvent event, String ending, Page page) {
    var file = "attachment; filename=\"%s%s\"".formatted(event.name(), ending);
    return page.with("Content-Disposition", file);
  }

  private Page csv(StoredEvent event) {
    boolean kept = false;
    try {
      var story = SideThread.made(() -> event.story(_ -> {}));
      var body = new Page.Body.Written(new Lines(event, story));
      kept = true;
      return named(event, ".csv", new Page(200, "text/csv; charset=utf-8", body, Map.of()));
    } catch (IOException | Failure failed) {
      return broken(event, failed);
    } finally {
      if (!kept) {
        turn.release();
      }
    }
  }

  private final class Lines implements Page.Writing {
    private final StoredEvent event;
    private final Story story;

    Lines(StoredEvent event, Story story) {
      this.event = event;
      this.story = story;
    }

    @Override
    public void to(OutputStream out) throws IOException {
      SideThread.write(
          out,
          to -> {
            var lines = new BufferedWriter(new OutputStreamWriter(to, UTF_8));
            CsvExport.write(event, story, lines);
            lines.flush();
          });
    }

    @Override
    public void close() {
      turn.release();
    }
  }
}
