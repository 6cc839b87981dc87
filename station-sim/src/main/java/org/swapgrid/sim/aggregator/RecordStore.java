package org.swapgrid.sim.aggregator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Event records as files, one each: FOLDER/station/boot-sequence.json. */
final class RecordStore {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}");

  private final Path folder;
  private long kept;
  private long duplicates;

  RecordStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps a record. It is on disk when this returns.
   *
   * @return whether it was new; a second record of the same number that says something else is kept
   *     beside the first
   */
  boolean keep(EventRecord record) throws IOException {
    var home = Files.createDirectories(folder.resolve(plain(record.station())));
    var name = plain(record.boot()) + "-" + "%010d".formatted(record.sequence());
    var bytes = record.text().getBytes(StandardCharsets.UTF_8);
    var file = home.resolve(name + ".json");
    if (holds(file, bytes)) {
      duplicates++;
      return false;
    }
    if (Files.exists(file)) {
      file = home.resolve(name + "-" + digest(bytes) + ".json");
      if (holds(file, bytes)) {
        duplicates++;
        return false;
      }
    }
    write(file, bytes);
    kept++;
    return true;
  }

  long kept() {
    return kept;
  }

  long duplicates() {
    return duplicates;
  }

  private static boolean holds(Path file, byte[] bytes) throws IOException {
    return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    try (var out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        var _ = out.write(left);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    try (var home = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      home.force(true);
    }
  }

  /** Names come from the wire: what is not plain is replaced by its digest. */
  private static String plain(String name) {
    return PLAIN.matcher(name).matches() ? name : digest(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String digest(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
