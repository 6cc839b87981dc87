package org.swapgrid.journal;

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

/** Small files that are replaced whole: whenever the power fails, the old or the new one stands. */
public final class DurableFile {
  private DurableFile() {}

  /**
   * Writes beside, forces to the disk, renames, forces the directory.
   *
   * @throws IOException when the old file still stands
   */
  public static void replace(Path file, String text) throws IOException {
    var next = file.resolveSibling(file.getFileName() + ".next");
    try (var channel = FileChannel.open(next, CREATE, WRITE, TRUNCATE_EXISTING)) {
      var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        var _ = channel.write(bytes);
      }
      channel.force(true);
    }
    var _ = Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
    forceNames(file.resolveSibling("."));
  }

  /** Makes what was renamed, made or removed in this directory outlive a power cut. */
  static void forceNames(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }
}
