package org.swapgrid.archive;

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

/** Writes that stand when the power fails right behind them. */
final class Durable {
  private Durable() {}

  /** The old file or the new one stands, whole. */
  static void replace(Path file, byte[] bytes) throws IOException {
    var next = file.resolveSibling(file.getFileName() + ".next");
    write(next, bytes);
    rename(next, file);
  }

  static void write(Path file, byte[] bytes) throws IOException {
    try (var channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        var _ = channel.write(left);
      }
      channel.force(true);
    }
  }

  static void rename(Path next, Path file) throws IOException {
    var _ = Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
    forceNames(file.toAbsolutePath().resolveSibling("."));
  }

  static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, WRITE)) {
      channel.force(true);
    }
  }

  static void forceNames(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }
}
