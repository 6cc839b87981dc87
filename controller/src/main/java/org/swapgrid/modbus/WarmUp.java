package org.swapgrid.modbus;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import org.swapgrid.device.Link;

/**
 * Loads and exercises the code of an exchange before the first one that matters: cold, the first
 * read costs 200 ms. It talks to itself on loopback; where that is not possible it does nothing.
 */
final class WarmUp {
  private static final int ROUNDS = 20;
  private static final int COUNT = 4;

  private WarmUp() {}

  private static final class Once {
    static final int EXCHANGES = run();
  }

  /** How many exchanges were answered; the work is done by the first call only. */
  @CanIgnoreReturnValue
  static int once() {
    return Once.EXCHANGES;
  }

  private static int run() {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(server));
      var host = server.getInetAddress().getHostAddress();
      var link = new Link.Tcp(host, server.getLocalPort(), 1, Duration.ofSeconds(1));
      return exchanges(
          new Connection("warm-up", link, () -> Duration.ofNanos(System.nanoTime()), new Deaf()));
    } catch (IOException e) {
      return 0;
    }
  }

  private static int exchanges(Connection connection) {
    int answered = 0;
    try {
      for (int i = 0; i < ROUNDS && connection.open(); i++) {
        var words = connection.read(Connection.HOLDING, 0, COUNT);
        connection.write(0, new int[words.count()]);
        answered += 2;
      }
    } catch (ExchangeFailed e) {
      return answered;
    } finally {
      connection.close();
    }
    return answered;
  }

  private static void serve(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.setTcpNoDelay(true);
      var in = new DataInputStream(socket.getInputStream());
      var out = socket.getOutputStream();
      var header = new byte[6];
      while (true) {
        in.readFully(header);
        var body = in.readNBytes(header[5]);
        out.write(answer(header, body));
      }
    } catch (IOException e) {
      // The other side hung up: the warm-up is over.
    }
  }

  private static byte[] answer(byte[] header, byte[] request) {
    var isRead = request[1] == Connection.HOLDING;
    var length = isRead ? 3 + 2 * COUNT : 6;
    var answer = Arrays.copyOf(header, header.length + length);
    answer[5] = (byte) length;
    System.arraycopy(request, 0, answer, header.length, 6);
    if (isRead) {
      answer[header.length + 2] = 2 * COUNT;
    }
    return answer;
  }
}
