package org.swapgrid.daemon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.swapgrid.archive.Hash;
import org.swapgrid.archive.PowerLog;
import org.swapgrid.archive.Shelf;
import org.swapgrid.archive.StationKey;
import org.swapgrid.archive.Verification;
import org.swapgrid.record.Document;
import org.swapgrid.record.Entry;
import org.swapgrid.record.Series;
import org.swapgrid.record.Step;
import org.swapgrid.record.Story;
import org.swapgrid.record.Teller;
import org.swapgrid.record.TenOfTen;
import org.swapgrid.report.Sources;

/** One event on the disk, read by a command while the daemon may be running. */
record StoredEvent(Shelf shelf, Shelf.Filed filed) {

  /**
   * Finds it.
   *
   * @param which its name, its number, or "last"
   * @throws Failure when there is none
   */
  static StoredEvent find(Shelf shelf, String which) throws IOException {
    long n =
        shelf
            .find(which)
            .orElseThrow(() ->
                new Failure(
                    Exit.FAILED, "there is no event " + which + "; swapgrid events lists them"));
    return new StoredEvent(shelf, shelf.filed(n));
  }

  String name() {
    return filed.text("event");
  }

  /** Reads the series; every entry is told as well. */
  Story story(Consumer<Entry> each) throws IOException {
    try (BufferedReader lines = shelf.lines(filed.sequence())) {
      return Teller.tell(new Series(lines.lines().iterator()), each);
    } catch (IllegalArgumentException | UncheckedIOException damaged) {
      throw new Failure(Exit.FAILED, shelf.series(filed.sequence()) + ": " + damaged.getMessage());
    }
  }

  /** The series as it was recorded. */
  void lines(Consumer<String> each) throws IOException {
    try (BufferedReader lines = shelf.lines(filed.sequence())) {
      lines.lines().forEach(each);
    }
  }

  Sources sources(Story story, ZoneId zone) throws IOException {
    var steps = story.course();
    var from = steps.zero().wall();
    var released = steps.at(Step.RELEASED);
    var span = new TenOfTen.Span(from, released == null ? from : released.wall());
    var days = TenOfTen.of(new PowerLog(shelf.state()).read(), span, zone);
    return new Sources(filed.place(), filed.sha256(), check(story), days);
  }

  /** What can be said of this record alone; the chain is verify-journal's. */
  private String check(Story story) throws IOException {
    if (!Document.of(story, filed.place()).equals(filed.document())) {
      return "The record and its series do NOT tell the same.";
    }
    if (!Hash.of(shelf.series(filed.sequence())).equals(filed.place().series())) {
      return "The series was CHANGED since it was recorded.";
    }
    var key = shelf.state().resolve(StationKey.PUBLIC);
    if (!Files.exists(key)) {
      return "The record and its series agree; the station's public key was not at hand.";
    }
    return Verification.isSealed(shelf, filed.sequence(), StationKey.publicKey(key))
        ? "The record and its series agree; the station's signature holds."
        : "The station's signature does NOT hold.";
  }
}
