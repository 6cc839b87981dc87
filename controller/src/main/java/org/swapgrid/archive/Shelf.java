package org.swapgrid.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.swapgrid.record.Document.Place;

/**
 * Where records stand: {@code events/} in the state directory. Reading needs nobody's leave and
 * works while the daemon runs.
 *
 * @param state the state directory
 */
public record Shelf(Path state) {
  private static final String RECORD = ".json";
  private static final String SERIES = ".series.gz";
  static final String PART = ".part";

  Path folder() {
    return state.resolve("events");
  }

  /** The document of record n. */
  public Path record(long n) {
    return folder().resolve(name(n) + RECORD);
  }

  /** The series of record n. */
  public Path series(long n) {
    return folder().resolve(name(n) + SERIES);
  }

  Path part(long n) {
    return folder().resolve(name(n) + PART);
  }

  /** The newest record's number and hash, signed. */
  Path head() {
    return folder().resolve("newest.json");
  }

  /** Up to which record all went by retention, signed. */
  Path removed() {
    return folder().resolve("removed.json");
  }

  private static String name(long n) {
    return "%08d".formatted(n);
  }

  /** The numbers of the records that stand here, ascending. */
  public List<Long> numbers() throws IOException {
    return numbers(RECORD);
  }

  List<Long> parts() throws IOException {
    return numbers(PART);
  }

  private List<Long> numbers(String ending) throws IOException {
    if (!Files.isDirectory(folder())) {
      return List.of();
    }
    try (var files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{8}" + ending.replace(".", "\\.")))
          .map(name -> Long.valueOf(name.substring(0, 8)))
          .sorted()
          .toList();
    }
  }

  /**
   * A record's document, unchecked.
   *
   * @throws IOException when it cannot be read
   */
  public String document(long n) throws IOException {
    try {
      return Sealed.read(record(n)).document();
    } catch (Sealed.Broken broken) {
      throw new IOException(record(n) + ": " + broken.getMessage(), broken);
    }
  }

  /**
   * A record as it stands on the disk.
   *
   * @param document its JSON
   * @param sha256 of the document
   */
  public record Filed(long sequence, String document, Place place, String sha256) {
    /** A field of its document that is a text or a number; in words. */
    public String text(String field) {
      var value = JsonParser.parseString(document).getAsJsonObject().get(field);
      return value == null || value.isJsonNull() ? "" : value.getAsString();
    }
  }

  /**
   * A record, unchecked.
   *
   * @throws IOException when it cannot be read
   */
  public Filed filed(long n) throws IOException {
    try {
      var sealed = Sealed.read(record(n));
      var place =
          new Place(
              sealed.number("sequence"),
              sealed.text("previous_sha256"),
              sealed.text("series_sha256"));
      return new Filed(n, sealed.document(), place, Hash.of(sealed.document().getBytes(UTF_8)));
    } catch (Sealed.Broken broken) {
      throw new IOException(record(n) + ": " + broken.getMessage(), broken);
    }
  }

  /** The lines of a record's series; to be closed. */
  public BufferedReader lines(long n) throws IOException {
    return open(series(n));
  }

  /** The lines of a series file, packed or not; to be closed. */
  public static BufferedReader open(Path file) throws IOException {
    var in = Files.newInputStream(file);
    var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in, 65_536) : in;
    return new BufferedReader(new InputStreamReader(plain, UTF_8));
  }

  /**
   * The record of this number, or of the event of this name, or the newest for "last".
   *
   * @return empty when there is none
   */
  public Optional<Long> find(String which) throws IOException {
    var numbers = numbers();
    if (which.equals("last")) {
      return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers.getLast());
    }
    if (which.matches("\\d{1,8}")) {
      return numbers.stream().filter(n -> n == Long.parseLong(which)).findFirst();
    }
    for (long n : numbers) {
      if (isNamed(n, which)) {
        return Optional.of(n);
      }
    }
    return Optional.empty();
  }

  private boolean isNamed(long n, String event) throws IOException {
    try {
      return Sealed.read(record(n)).text("event").equals(event);
    } catch (Sealed.Broken | NoSuchFileException notThisOne) {
      return false;
    }
  }
}
