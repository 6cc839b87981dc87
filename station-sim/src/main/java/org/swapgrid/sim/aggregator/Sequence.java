package org.swapgrid.sim.aggregator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Numbers of orders: they rise over restarts, over a lost file (they follow the wall clock's
 * milliseconds) and over a clock set back (they follow the file).
 */
final class Sequence {
  private final Optional<Path> file;
  private long last;

  private Sequence(Optional<Path> file, long last) {
    this.file = file;
    this.last = last;
  }

  /** A file that is not there counts as a new one. */
  static Sequence in(Optional<Path> file) throws IOException {
    if (file.isEmpty() || !Files.exists(file.get())) {
      return new Sequence(file, 0);
    }
    var text = Files.readString(file.get()).strip();
    try {
      return new Sequence(file, Long.parseLong(text));
    } catch (NumberFormatException broken) {
      throw new IOException(file.get() + ": not the number of the last order", broken);
    }
  }

  long next(Instant now) {
    last = Math.max(last + 1, now.toEpochMilli());
    file.ifPresent(this::keep);
    return last;
  }

  long last() {
    return last;
  }

  private void keep(Path path) {
    try {
      var fresh = path.resolveSibling(path.getFileName() + ".new");
      Files.writeString(fresh, last + "\n");
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
