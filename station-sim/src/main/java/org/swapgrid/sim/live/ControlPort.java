package org.swapgrid.sim.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.Wording;

/**
 * A loopback port that takes commands as lines and answers each with one: "ok", "error: ..." or, to
 * "status", JSON. The commands are those of {@link Wording}, and status and quit.
 */
public final class ControlPort implements AutoCloseable {
  private final ServerSocket listening;
  private final LiveSite site;
  private final CountDownLatch quit = new CountDownLatch(1);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private ControlPort(ServerSocket listening, LiveSite site) {
    this.listening = listening;
    this.site = site;
  }

  static ControlPort listen(LiveSite site, int wanted) throws IOException {
    var control = new ControlPort(bind(wanted), site);
    Thread.ofVirtual().name("control").start(control::accept);
    return control;
  }

  private static ServerSocket bind(int wanted) throws IOException {
    var socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
    } catch (BindException inUse) {
      if (wanted == 0) {
        throw inUse;
      }
      return bind(0);
    }
    return socket;
  }

  int port() {
    return listening.getLocalPort();
  }

  void awaitQuit() throws InterruptedException {
    quit.await();
  }

  /** Sends one line to a control port and returns the answer. */
  public static String ask(int port, String line) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      var answer = reader(socket).readLine();
      if (answer == null) {
        throw new IOException("the station closed the connection");
      }
      return answer;
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private void accept() {
    try {
      while (true) {
        var socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().name("control-client").start(() -> serve(socket));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var lines = reader(socket);
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var word = line.strip();
        var answer = answer(word) + "\n";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        if (word.equals("quit")) { // only now: who quits is answered before everything closes
          quit.countDown();
        }
      }
    } catch (IOException gone) {
      return;
    } finally {
      open.remove(socket);
    }
  }

  private String answer(String line) {
    return switch (line) {
      case "status" -> StatusJson.of(site.status()).toString();
      case "quit" -> "ok";
      default -> disturb(line);
    };
  }

  private String disturb(String line) {
    try {
      return site.now(s -> schedule(s, line));
    } catch (IllegalArgumentException notUnderstood) {
      return "error: " + notUnderstood.getMessage();
    }
  }

  private static String schedule(Site site, String line) {
    var events = Wording.read(line, Duration.ofNanos(site.now()));
    site.disturb(events.getFirst().what());
    events.stream().skip(1).forEach(site::schedule);
    return "ok";
  }

  @Override
  public void close() throws IOException {
    quit.countDown();
    listening.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
