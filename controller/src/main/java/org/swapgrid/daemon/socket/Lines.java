package org.swapgrid.daemon.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8 over a channel, with an end to patience and to length. Closes nothing. */
final class Lines {
  /** The longest request: none needs a hundred bytes. */
  static final int MOST_REQUEST_BYTES = 4_096;

  private final SocketChannel channel;
  private final Duration patience;
  private final int mostBytes;
  private final ByteBuffer arrived = ByteBuffer.allocate(4_096).limit(0);

  Lines(SocketChannel channel, Duration patience) throws IOException {
    this(channel, patience, MOST_REQUEST_BYTES);
  }

  Lines(SocketChannel channel, Duration patience, int mostBytes) throws IOException {
    this.channel = channel;
    this.patience = patience;
    this.mostBytes = mostBytes;
    channel.configureBlocking(false);
  }

  /**
   * The next line without its end; null when the other side closed.
   *
   * @throws IOException when the line is too long or takes too long
   */
  @Nullable String read() throws IOException {
    var line = new ByteArrayOutputStream(128);
    long deadline = System.nanoTime() + patience.toNanos();
    do {
      while (arrived.hasRemaining()) {
        byte next = arrived.get();
        if (next == '\n') {
          return line.toString(UTF_8);
        }
        if (line.size() == mostBytes) {
          throw new IOException("a line is longer than " + mostBytes + " bytes");
        }
        line.write(next);
      }
    } while (refill(deadline));
    return null;
  }

  private boolean refill(long deadline) throws IOException {
    arrived.clear();
    int count = channel.read(arrived);
    while (count == 0) {
      await(SelectionKey.OP_READ, deadline);
      count = channel.read(arrived);
    }
    arrived.flip();
    return count > 0;
  }

  void write(String line) throws IOException {
    var bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
    long deadline = System.nanoTime() + patience.toNanos();
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        await(SelectionKey.OP_WRITE, deadline);
      }
    }
  }

  private void await(int operation, long deadline) throws IOException {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new IOException("the other side took longer than " + patience.toMillis() + " ms");
    }
    try (var selector = Selector.open()) {
      var _ = channel.register(selector, operation);
      var _ = selector.select(left);
    }
  }
}
