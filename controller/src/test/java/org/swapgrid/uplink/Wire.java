package org.swapgrid.uplink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.swapgrid.uplink.mqtt.Server;

/** A wire to a server that can be cut without a word to either end's protocol. */
final class Wire implements AutoCloseable {
  private final ServerSocket listener;
  private final Server far;
  private final List<Socket> ends = new CopyOnWriteArrayList<>();

  Wire(Server far) throws IOException {
    this.far = far;
    this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  Server server() {
    return new Server("127.0.0.1", listener.getLocalPort(), false);
  }

  /** As if the station's process were killed: its sockets close, nothing is said. */
  void cut() throws IOException {
    for (var end : ends) {
      end.close();
    }
    ends.clear();
  }

  private void listen() {
    try {
      while (true) {
        var near = listener.accept();
        var there = new Socket(far.host(), far.port());
        near.setTcpNoDelay(true);
        there.setTcpNoDelay(true);
        ends.addAll(List.of(near, there));
        Thread.ofVirtual().start(() -> relay(near, there));
        Thread.ofVirtual().start(() -> relay(there, near));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private static void relay(Socket from, Socket to) {
    try (from;
        to) {
      var _ = from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Cut.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }
}
