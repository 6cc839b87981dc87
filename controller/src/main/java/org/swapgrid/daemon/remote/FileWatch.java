package org.swapgrid.daemon.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notices that one of a few files was replaced or rewritten: a certificate or a key was renewed.
 */
final class FileWatch {
  private final List<Path> files;
  private List<Integer> seen;

  FileWatch(List<@Nullable Path> files) {
    this.files = files.stream().filter(Objects::nonNull).toList();
    this.seen = look();
  }

  /** Whether any of them changed since the last call. */
  boolean changed() {
    var now = look();
    boolean differs = !now.equals(seen);
    seen = now;
    return differs;
  }

  private List<Integer> look() {
    return files.stream().map(FileWatch::trait).toList();
  }

  private static int trait(Path file) {
    try {
      return Objects.hash(
          Files.size(file),
          Files.getLastModifiedTime(file),
          Files.readAttributes(file, "unix:ino"));
    } catch (IOException | UnsupportedOperationException absent) {
      return 0;
    }
  }
}
