package org.swapgrid.uplink.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;

/** Gives Paho one socket, once, and none after the attempt was given up. */
final class OneSocket extends SocketFactory {
  private final GuardedSocket socket;
  private final AtomicBoolean isTaken = new AtomicBoolean();

  OneSocket(GuardedSocket socket) {
    this.socket = socket;
  }

  /** Whoever asks from now on gets nothing. */
  void withdraw() {
    isTaken.set(true);
  }

  @Override
  public Socket createSocket() throws IOException {
    if (!isTaken.compareAndSet(false, true)) {
      throw new SocketException("the attempt is over");
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unasked();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw unasked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unasked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw unasked();
  }

  private static UnsupportedOperationException unasked() {
    return new UnsupportedOperationException("Paho connects by itself");
  }
}
