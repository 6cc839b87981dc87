package org.swapgrid.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A series while it is being written: plain lines, forced to the disk every few seconds. */
final class Part implements AutoCloseable {
  private final long sequence;
  private final FileChannel channel;
  private final BufferedWriter writer;

  Part(Path file, long sequence) throws IOException {
    this.sequence = sequence;
    this.channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING);
    this.writer =
        new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(channel), UTF_8));
  }

  long sequence() {
    return sequence;
  }

  void line(String line) throws IOException {
    writer.write(line);
    writer.write('\n');
  }

  void force() throws IOException {
    writer.flush();
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
