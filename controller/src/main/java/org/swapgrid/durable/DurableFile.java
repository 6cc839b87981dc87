package org.swapgrid.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are replaced whole: whenever the power fails, the old or the new one stands. */
public final class DurableFile {
  private DurableFile() {}

  /** Replaces a file by a text, as by bytes. */
  public static void replace(Path file, String text) throws IOException {
    replace(file, text.getBytes(UTF_8));
  }

  /**
   * Writes beside, forces to the disk, renames, forces the directory.
   *
   * @throws IOException when the old file still stands
   */
  public static void replace(Path file, byte[] bytes) throws IOException {
    var next = file.resolveSibling(file.getFileName() + ".next");
    write(next, bytes);
    rename(next, file);
  }

  /** Writes a file anew and forces it to the disk; its name is not yet sure. */
  public static void write(Path file, byte[] bytes) throws IOException {
    try (var channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        var _ = channel.write(left);
      }
      channel.force(true);
    }
  }

  /** Puts one file in the place of another, for good. */
  public static void rename(Path next, Path file) throws IOException {
    var _ = Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
    forceNames(file.toAbsolutePath().resolveSibling("."));
  }

  /** Forces what was written to a file to the disk. */
  public static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, WRITE)) {
      channel.force(true);
    }
  }

  /** Makes what was renamed, made or removed in this directory outlive a power cut. */
  public static void forceNames(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }
}
