package org.swapgrid.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.swapgrid.durable.DurableFile;
import org.swapgrid.record.Document;
import org.swapgrid.record.Document.Place;
import org.swapgrid.record.Ending;
import org.swapgrid.record.Fields;
import org.swapgrid.record.Scribe;
import org.swapgrid.record.Series;
import org.swapgrid.record.Story;
import org.swapgrid.record.Teller;

/**
 * Writes records. A series grows as a plain file that is forced to the disk every few seconds; when
 * it ends it is packed, read once more, told, signed, chained and forced, in this order, so that
 * whenever the power fails either the part or the whole record stands. One daemon at a time.
 */
public final class Archive implements AutoCloseable {
  private final Shelf shelf;
  private final StationKey key;
  private final Retention retention;
  private long sequence;
  private String hash;
  private @Nullable Part part;

  /**
   * A record that is on the disk for good.
   *
   * @param place in the chain
   * @param hash SHA-256 of its document, in hex
   */
  public record Kept(Story story, Place place, String hash) {
    /** What the aggregator is told: everything that does not grow with the event. */
    public String summary() {
      return Document.summary(story, place).put("sha256", hash).text();
    }
  }

  /**
   * Opens the station's records.
   *
   * @throws IOException when the directory cannot be used, or what stands in it is not intact
   */
  public Archive(Path state, Retention retention) throws IOException {
    this.shelf = new Shelf(state);
    this.retention = retention;
    Files.createDirectories(shelf.folder());
    this.key = StationKey.open(state);
    var numbers = shelf.numbers();
    var removed = removed();
    this.sequence = numbers.isEmpty() ? removed.sequence() : numbers.getLast();
    this.hash =
        numbers.isEmpty() ? removed.hash() : Hash.of(shelf.document(sequence).getBytes(UTF_8));
  }

  private record Last(long sequence, String hash) {}

  private Last removed() throws IOException {
    if (!Files.exists(shelf.removed())) {
      return new Last(0, Document.NOTHING_BEFORE);
    }
    try {
      var removed = Sealed.read(shelf.removed());
      return new Last(removed.number("through"), removed.text("record_sha256"));
    } catch (Sealed.Broken broken) {
      throw new IOException(shelf.removed() + ": " + broken.getMessage(), broken);
    }
  }

  /** The number of the record that would be next. */
  public long next() {
    return sequence + 1;
  }

  /** A series begins. */
  public void begin() throws IOException {
    part = new Part(shelf.part(next()), next());
  }

  /** Adds a line to the series that was begun. */
  public void line(String line) throws IOException {
    if (part != null) {
      part.line(line);
    }
  }

  /** What was written so far outlives a power cut. */
  public void force() throws IOException {
    if (part != null) {
      part.force();
    }
  }

  /** Nothing more comes: the series becomes a record. */
  public Kept end() throws IOException {
    if (part == null) {
      throw new IllegalStateException("nothing was begun");
    }
    part.force();
    part.close();
    part = null;
    return keep(next());
  }

  /**
   * Makes records of what an earlier run left unfinished. What tells of no event is set aside.
   *
   * @return the records made
   */
  public List<Kept> recover() throws IOException {
    var made = new ArrayList<Kept>();
    for (long n : shelf.parts()) {
      var file = shelf.part(n);
      if (n == next() && mend(file)) {
        made.add(keep(n));
      } else if (n <= sequence) {
        Files.delete(file);
      } else {
        DurableFile.rename(file, file.resolveSibling(file.getFileName() + ".damaged"));
      }
    }
    return made;
  }

  /** Cuts the last line if it is not whole, and ends the series; whether it tells of an event. */
  private boolean mend(Path file) throws IOException {
    var next = file.resolveSibling(file.getFileName() + ".next");
    try (var lines = Files.newBufferedReader(file, UTF_8);
        var mended = Files.newBufferedWriter(next, UTF_8)) {
      String held = null;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (held != null) {
          mended.write(held + "\n");
        }
        held = line;
      }
      boolean ended = held != null && held.startsWith("end ");
      mended.write(ended ? held + "\n" : Scribe.endLine(new Ending(Ending.Why.INTERRUPTED)) + "\n");
    }
    DurableFile.force(next);
    try {
      var _ = told(next);
    } catch (IllegalArgumentException | UncheckedIOException tellsNothing) {
      return false;
    }
    DurableFile.rename(next, file);
    return true;
  }

  private static Story told(Path series) throws IOException {
    try (BufferedReader lines = Shelf.open(series)) {
      return Teller.tell(new Series(lines.lines().iterator()), _ -> {});
    }
  }

  private Kept keep(long n) throws IOException {
    pack(shelf.part(n), shelf.series(n));
    var story = told(shelf.series(n));
    var place = new Place(n, hash, Hash.of(shelf.series(n)));
    var record = Sealed.of(Document.of(story, place), key);
    record.write(shelf.record(n));
    sequence = n;
    hash = record.sha256();
    var newest = new Fields().put("sequence", n).put("record_sha256", hash).text();
    Sealed.of(newest, key).write(shelf.head());
    Files.delete(shelf.part(n));
    return new Kept(story, place, hash);
  }

  private static void pack(Path part, Path series) throws IOException {
    var next = series.resolveSibling(series.getFileName() + ".next");
    try (var in = Files.newInputStream(part);
        var out = new GZIPOutputStream(Files.newOutputStream(next), 65_536)) {
      var _ = in.transferTo(out);
    }
    DurableFile.force(next);
    DurableFile.rename(next, series);
  }

  /**
   * Removes the oldest records that are too old or too many, saying so first, signed.
   *
   * @return how many went
   */
  public int retain(Instant now) throws IOException {
    var goes = retention.goes(shelf, now);
    if (goes.isEmpty()) {
      return 0;
    }
    long through = goes.getLast();
    var words =
        new Fields()
            .put("through", through)
            .put("record_sha256", Hash.of(shelf.document(through).getBytes(UTF_8)))
            .time("at", now)
            .text();
    Sealed.of(words, key).write(shelf.removed());
    for (long n : goes) {
      Files.deleteIfExists(shelf.series(n));
      Files.deleteIfExists(shelf.record(n));
    }
    DurableFile.forceNames(shelf.folder());
    return goes.size();
  }

  @Override
  public void close() throws IOException {
    if (part != null) {
      part.force();
      part.close();
    }
  }
}
