package org.swapgrid.sim.aggregator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A loopback port that takes the aggregator's commands as lines; each answer ends with a line "ok"
 * or "error: ...".
 */
public final class CommandPort implements AutoCloseable {
  /** As long as a siege takes. */
  private static final int LONGEST_MILLIS = 120_000;

  private final ServerSocket listening;
  private final Words words;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private CommandPort(ServerSocket listening, Words words) {
    this.listening = listening;
    this.words = words;
  }

  /**
   * Listens.
   *
   * @param wanted 0, or a port in use, gives a free one
   */
  public static CommandPort listen(Words words, int wanted) throws IOException {
    var port = new CommandPort(bind(wanted), words);
    var _ = Thread.ofVirtual().name("aggregator-port").start(port::accept);
    return port;
  }

  /** Where it listens. */
  public int port() {
    return listening.getLocalPort();
  }

  /**
   * Says a line to an aggregator's port.
   *
   * @return its answer's lines; the last is "ok" or begins with "error: "
   */
  public static List<String> ask(int port, String line) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(LONGEST_MILLIS);
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
      var lines = new BufferedReader(in);
      var answer = new ArrayList<String>();
      do {
        var next = lines.readLine();
        if (next == null) {
          throw new IOException("the aggregator closed the connection");
        }
        answer.add(next);
      } while (!answer.getLast().equals("ok") && !answer.getLast().startsWith("error: "));
      return answer;
    }
  }

  private static ServerSocket bind(int wanted) throws IOException {
    var socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
    } catch (BindException inUse) {
      socket.close();
      if (wanted == 0) {
        throw inUse;
      }
      return bind(0);
    }
    return socket;
  }

  private void accept() {
    try {
      while (true) {
        var socket = listening.accept();
        open.add(socket);
        var _ = Thread.ofVirtual().name("aggregator-client").start(() -> serve(socket));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
      var lines = new BufferedReader(in);
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var answer = String.join("\n", words.answer(line)) + "\n";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException gone) {
      return;
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
