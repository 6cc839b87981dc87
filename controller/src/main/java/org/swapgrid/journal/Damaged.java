package org.swapgrid.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.swapgrid.durable.DurableFile;

/**
 * A damaged file, set aside under its own name and the time, with its log beside it so that SQLite
 * still reads the pair. The two newest are kept.
 */
record Damaged(Path file) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String MARK = ".damaged-";
  private static final int KEPT = 2;

  /**
   * Moves a file and its log out of the way.
   *
   * @throws IOException when it stays where it is
   */
  static Damaged setAside(Path file, Instant at) throws IOException {
    var name = file.getFileName() + MARK + STAMP.format(at);
    var aside = file.resolveSibling(name);
    for (int again = 2; Files.exists(aside); again++) {
      aside = file.resolveSibling(name + "-" + again);
    }
    var _ = Files.move(file, aside);
    if (Files.exists(log(file))) {
      var _ = Files.move(log(file), log(aside));
    }
    DurableFile.forceNames(file.resolveSibling("."));
    return new Damaged(aside);
  }

  private static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  /**
   * Removes all files but the newest: damage that comes again must not fill the disk. A directory
   * is left to who made it.
   */
  void forgetOlder(Path original) throws IOException {
    try (var files = Files.list(original.resolveSibling("."))) {
      var all =
          files
              .filter(other -> isAside(other, original) && !other.endsWith(file.getFileName()))
              .sorted()
              .toList();
      for (var old : all.subList(0, Math.max(0, all.size() - KEPT + 1))) {
        var _ = Files.deleteIfExists(log(old));
        Files.delete(old);
      }
    }
  }

  private static boolean isAside(Path file, Path original) {
    var name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && name.startsWith(original.getFileName() + MARK)
        && !name.endsWith("-wal");
  }
}
