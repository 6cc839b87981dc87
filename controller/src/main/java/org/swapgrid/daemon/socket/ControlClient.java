package org.swapgrid.daemon.socket;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** Asks the daemon one thing. */
public final class ControlClient {
  private static final int MOST_ANSWER_BYTES = 4_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private ControlClient() {}

  /**
   * Sends one line and returns the answer's line.
   *
   * @throws IOException when no daemon listens there or it does not answer within 5 s
   */
  public static String ask(Path socket, String request) throws IOException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      var _ = channel.connect(UnixDomainSocketAddress.of(socket));
      var lines = new Lines(channel, PATIENCE, MOST_ANSWER_BYTES);
      lines.write(request);
      var answer = lines.read();
      if (answer == null) {
        throw new IOException("the daemon closed the connection without an answer");
      }
      return answer;
    }
  }
}
