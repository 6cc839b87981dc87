package org.swapgrid.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How long records stay.
 *
 * @param age at most
 * @param bytes of all files together, at most
 */
public record Retention(Duration age, long bytes) {
  /** Thirteen months, so that a year's settlement can still be looked at; a gigabyte. */
  public static final Retention USUAL = new Retention(Duration.ofDays(396), 1_000_000_000);

  /** The records that must go, the oldest first; never the newest. */
  List<Long> goes(Shelf shelf, Instant now) throws IOException {
    var numbers = shelf.numbers();
    var goes = new ArrayList<Long>();
    long total = 0;
    for (long n : numbers) {
      total += size(shelf, n);
    }
    var today = numbers.isEmpty() ? now : earlier(now, written(shelf.record(numbers.getLast())));
    for (int i = 0; i < numbers.size() - 1; i++) {
      long n = numbers.get(i);
      if (total <= bytes && !isOld(shelf.record(n), today)) {
        return goes;
      }
      total -= size(shelf, n);
      goes.add(n);
    }
    return goes;
  }

  private static long size(Shelf shelf, long n) throws IOException {
    return size(shelf.record(n)) + size(shelf.series(n));
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private boolean isOld(Path record, Instant now) throws IOException {
    return written(record).isBefore(now.minus(age));
  }

  private static Instant written(Path record) throws IOException {
    return Files.getLastModifiedTime(record).toInstant();
  }

  /** A clock that jumped ahead must not make every record old. */
  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
