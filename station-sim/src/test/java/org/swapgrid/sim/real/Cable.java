package org.swapgrid.sim.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cable to a port of this machine that can swallow every byte without a word. */
final class Cable implements AutoCloseable {
  private final ServerSocket listening;
  private final List<Socket> ends = new CopyOnWriteArrayList<>();
  private volatile int far;
  private volatile boolean swallows;

  private Cable(ServerSocket listening) {
    this.listening = listening;
  }

  static Cable make() throws IOException {
    var cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    var _ = Thread.ofVirtual().start(cable::accept);
    return cable;
  }

  int port() {
    return listening.getLocalPort();
  }

  void leadTo(int port) {
    far = port;
  }

  /** From now on nothing comes through, and nobody is told. */
  void swallow() {
    swallows = true;
  }

  /** New connections come through; what hangs in an old one stays lost. */
  void heal() {
    swallows = false;
  }

  private void accept() {
    try {
      while (true) {
        var near = listening.accept();
        var _ = Thread.ofVirtual().start(() -> connect(near));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void connect(Socket near) {
    boolean lost = swallows;
    try {
      var end = new Socket(InetAddress.getLoopbackAddress(), far);
      ends.addAll(List.of(near, end));
      var _ = Thread.ofVirtual().start(() -> carry(near, end, lost));
      carry(end, near, lost);
    } catch (IOException refused) {
      close(near);
    }
  }

  private void carry(Socket from, Socket to, boolean lost) {
    var buffer = new byte[8192];
    boolean broken = lost;
    try (from;
        to) {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        broken |= swallows;
        if (!broken) {
          out.write(buffer, 0, n);
        }
      }
    } catch (IOException over) {
      return;
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    ends.forEach(Cable::close);
  }
}
