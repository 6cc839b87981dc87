package org.swapgrid.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Room on the disk that is given back when the disk is full. Filled with noise, so that a file
 * system that compresses does not save the room.
 */
final class Ballast {
  private static final int BLOCK = 65_536;

  private final Path file;
  private final long bytes;

  Ballast(Path file, long bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  long bytes() {
    return bytes;
  }

  boolean isHeld() {
    try {
      return Files.size(file) >= bytes;
    } catch (IOException absent) {
      return false;
    }
  }

  /** Takes as much of the disk as there is, up to all of it; true when that is all. */
  boolean isFilled() {
    try (var channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
      fill(channel);
      channel.force(true);
      return true;
    } catch (IOException full) {
      return false;
    }
  }

  private void fill(FileChannel channel) throws IOException {
    var noise = new SplittableRandom(bytes);
    var block = new byte[BLOCK];
    for (long written = 0; written < bytes; ) {
      noise.nextBytes(block);
      written += channel.write(ByteBuffer.wrap(block, 0, (int) Math.min(BLOCK, bytes - written)));
    }
  }

  /** Gives the room back; true when there was some. */
  boolean release() {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException stays) {
      return false;
    }
  }
}
