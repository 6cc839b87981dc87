package org.swapgrid.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.record.Document;

/** Checks every seal, every hash and the chain, and says where they break. */
public final class Verification {
  private final Shelf shelf;
  private final PublicKey key;
  private final List<Fault> faults = new ArrayList<>();
  private long checked;

  private Verification(Shelf shelf, PublicKey key) {
    this.shelf = shelf;
    this.key = key;
  }

  /**
   * Where it breaks.
   *
   * @param file the file in which, or in whose place, something is wrong
   * @param why in words
   */
  public record Fault(Path file, String why) {}

  /**
   * What was found.
   *
   * @param records that were looked at
   * @param first the number of the oldest that should be there
   * @param last the number of the newest that should be there
   * @param faults in the order of the chain; empty when all is intact
   */
  public record Outcome(long records, long first, long last, List<Fault> faults) {
    public Outcome {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Checks all that stands there.
   *
   * @throws IOException when the folder cannot be read
   */
  public static Outcome of(Shelf shelf, PublicKey key) throws IOException {
    return new Verification(shelf, key).run();
  }

  /** Whether this one record's seal holds. */
  public static boolean isSealed(Shelf shelf, long n, PublicKey key) throws IOException {
    try {
      Sealed.read(shelf.record(n)).check(key);
      return true;
    } catch (Sealed.Broken broken) {
      return false;
    }
  }

  /** A record's number and hash. */
  private record Link(long sequence, @Nullable String hash) {}

  private Outcome run() throws IOException {
    var numbers = shelf.numbers();
    var removed = link(shelf.removed(), "through", new Link(0, Document.NOTHING_BEFORE));
    var newest = numbers.isEmpty() ? removed.sequence() : numbers.getLast();
    var head = link(shelf.head(), "sequence", new Link(newest, null));
    long last = Math.max(newest, head.sequence());
    var before = removed;
    for (long n = removed.sequence() + 1; n <= last; n++) {
      before = follow(before, n);
    }
    boolean isHead = head.sequence() == before.sequence();
    if (isHead
        && head.hash() != null
        && before.hash() != null
        && !head.hash().equals(before.hash())) {
      fault(shelf.head(), "it names another record as number " + head.sequence());
    }
    if (!numbers.isEmpty() && !Files.exists(shelf.head())) {
      fault(shelf.head(), "it is missing: nothing tells whether newer records were removed");
    }
    return new Outcome(checked, removed.sequence() + 1, last, faults);
  }

  private Link link(Path file, String number, Link otherwise) throws IOException {
    if (!Files.exists(file)) {
      return otherwise;
    }
    try {
      var sealed = Sealed.read(file);
      sealed.check(key);
      return new Link(sealed.number(number), sealed.text("record_sha256"));
    } catch (Sealed.Broken broken) {
      fault(file, String.valueOf(broken.getMessage()));
      return otherwise;
    }
  }

  private Link follow(Link before, long n) throws IOException {
    var file = shelf.record(n);
    if (!Files.exists(file)) {
      fault(file, "record " + n + " is missing");
      return new Link(n, null);
    }
    checked++;
    try {
      var sealed = Sealed.read(file);
      var hash = Hash.of(sealed.document().getBytes(UTF_8));
      sealed.check(key);
      long said = sealed.number("sequence");
      if (said != n) {
        fault(file, "record " + said + " stands in the place of record " + n);
        return new Link(n, null);
      }
      chained(before, sealed, file);
      series(sealed, n);
      return new Link(n, hash);
    } catch (Sealed.Broken broken) {
      fault(file, "record " + n + ": " + broken.getMessage());
      return new Link(n, null);
    }
  }

  /** Behind a record that is missing or broken, nothing can be said of the link. */
  private void chained(Link before, Sealed sealed, Path file) throws Sealed.Broken {
    var previous = before.hash();
    if (previous != null && !previous.equals(sealed.text("previous_sha256"))) {
      fault(file, "it does not follow the record before it");
    }
  }

  private void series(Sealed sealed, long n) throws IOException, Sealed.Broken {
    var file = shelf.series(n);
    if (!Files.exists(file)) {
      fault(file, "the series of record " + n + " is missing");
    } else if (!Hash.of(file).equals(sealed.text("series_sha256"))) {
      fault(file, "the series of record " + n + " was changed");
    }
  }

  private void fault(Path file, String why) {
    faults.add(new Fault(file, why));
  }
}
