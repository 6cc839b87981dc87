package org.swapgrid.sim.aggregator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A cable between a client and the broker, which can be cut; the next connection finds it whole.
 */
final class CableToBroker implements AutoCloseable {
  private final ServerSocket listening;
  private final int broker;
  private final List<Socket> ends = new CopyOnWriteArrayList<>();

  private CableToBroker(ServerSocket listening, int broker) {
    this.listening = listening;
    this.broker = broker;
  }

  static CableToBroker to(int broker) throws IOException {
    var listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    var cable = new CableToBroker(listening, broker);
    var _ = Thread.ofVirtual().start(cable::accept);
    return cable;
  }

  String uri() {
    return "tcp://127.0.0.1:" + listening.getLocalPort();
  }

  void cut() throws IOException {
    for (var end : ends) {
      end.close();
    }
    ends.clear();
  }

  private void accept() {
    try {
      while (true) {
        var near = listening.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), broker);
        ends.addAll(List.of(near, far));
        var _ = Thread.ofVirtual().start(() -> carry(near, far));
        var _ = Thread.ofVirtual().start(() -> carry(far, near));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      var _ = from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cut) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }
}
