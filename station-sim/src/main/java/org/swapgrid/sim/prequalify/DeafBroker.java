package org.swapgrid.sim.prequalify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker that is down: hangs up on everybody, and counts who tried. */
final class DeafBroker implements AutoCloseable {
  private final ServerSocket listening;
  private final AtomicInteger tried = new AtomicInteger();

  private DeafBroker(ServerSocket listening) {
    this.listening = listening;
  }

  static DeafBroker open() throws IOException {
    var broker = new DeafBroker(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().name("deaf-broker").start(broker::hangUp);
    return broker;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** How often somebody tried to reach it. */
  int tried() {
    return tried.get();
  }

  private void hangUp() {
    try {
      while (true) {
        listening.accept().close();
        tried.incrementAndGet();
      }
    } catch (IOException closed) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
