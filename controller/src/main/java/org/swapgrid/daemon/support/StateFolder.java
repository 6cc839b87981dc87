package org.swapgrid.daemon.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What lies in the daemon's state folder. */
public final class StateFolder {
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(US_ASCII);

  // sqlite.org/fileformat2.html, "The Database Header"
  private static final int HEADER_BYTES = 100;
  private static final int PAGES = 28;
  private static final int USER_VERSION = 60;

  private StateFolder() {}

  /**
   * One line a file: size, time of last change, name; of a journal also its schema and its pages.
   * The journal itself is locked by the daemon, and its records are not for sending.
   *
   * @throws IOException when the folder cannot be read
   */
  public static String summary(Path folder) throws IOException {
    var text = new StringBuilder(folder + "\n");
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        text.append(
            "%,14d bytes  %s  %s%s%n"
                .formatted(
                    Files.size(file),
                    Files.getLastModifiedTime(file),
                    folder.relativize(file),
                    journal(file)));
      }
    }
    return text.toString();
  }

  private static String journal(Path file) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      var header = stream.readNBytes(HEADER_BYTES);
      if (header.length < HEADER_BYTES
          || !Arrays.equals(header, 0, SQLITE.length, SQLITE, 0, SQLITE.length)) {
        return "";
      }
      var numbers = ByteBuffer.wrap(header);
      return "  (journal, schema %d, %d pages)"
          .formatted(numbers.getInt(USER_VERSION), numbers.getInt(PAGES));
    }
  }
}
