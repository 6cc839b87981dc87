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
 * Room on the disk that is given back when the disk is full: SQLite needs some even to delete.
 * Filled with noise, so that a file system that compresses does not save the room.
 */
final class Ballast {
  private static final int BLOCK = 65_536;

  private final Path file;
  private final long bytes;

  Ballast(Path file, long bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  boolean isHeld() {
    try {
      return Files.size(file) >= bytes;
    } catch (IOException absent) {
      return false;
    }
  }

  /**
   * Reserves the room unless that is done already, leaving as much again to others.
   *
   * @return whether the disk had it
   */
  boolean reserve() {
    if (isHeld()) {
      return true;
    }
    try {
      if (Files.getFileStore(file.resolveSibling(".")).getUsableSpace() < 2 * bytes) {
        return false;
      }
      fill();
      return true;
    } catch (IOException full) {
      var _ = release();
      return false;
    }
  }

  private void fill() throws IOException {
    var noise = new SplittableRandom(bytes);
    var block = new byte[BLOCK];
    try (var channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
      for (long written = 0; written < bytes; ) {
        noise.nextBytes(block);
        written += channel.write(ByteBuffer.wrap(block, 0, (int) Math.min(BLOCK, bytes - written)));
      }
      channel.force(true);
    }
  }

  /** Takes up to as much as it should be, and no more than the disk has. */
  void holdWhatIsLeft() {
    try {
      fill();
    } catch (IOException full) {
      // What was written until then is held.
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
