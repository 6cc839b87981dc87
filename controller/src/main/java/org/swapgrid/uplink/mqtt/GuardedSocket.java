package org.swapgrid.uplink.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The socket Paho is given. It does TLS itself, behind a plain URI, so that closing it closes the
 * TCP socket first: a TLS close waits for a writer, and a writer into a dead link waits for
 * minutes.
 */
final class GuardedSocket extends Socket {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final Socket raw = new Socket();
  private final Server server;
  private final Access access;
  private final Gate gate;
  private final Runnable opened;
  private volatile @Nullable SSLSocket secured;

  GuardedSocket(Server server, Access access, Gate gate, Runnable opened) {
    this.server = server;
    this.access = access;
    this.gate = gate;
    this.opened = opened;
  }

  @Override
  public void connect(SocketAddress address, int unused) throws IOException {
    long deadline = System.nanoTime() + access.open().toNanos();
    raw.setTcpNoDelay(true);
    raw.connect(address, left(deadline));
    if (server.tls()) {
      secure(deadline);
    }
    gate.opened();
    opened.run();
  }

  private void secure(long deadline) throws IOException {
    var factory = TlsContext.of(access.tls()).getSocketFactory();
    var socket = (SSLSocket) factory.createSocket(raw, server.host(), server.port(), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(PROTOCOLS);
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(left(deadline));
    socket.startHandshake();
    secured = socket;
  }

  private static int left(long deadline) throws SocketException {
    long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (millis <= 0) {
      throw new SocketException("no connection in time");
    }
    return (int) millis;
  }

  private Socket active() {
    var socket = secured;
    return socket == null ? raw : socket;
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    active().setSoTimeout(millis);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new GuardedInput(active().getInputStream(), gate);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new GuardedOutput(active().getOutputStream(), gate);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return raw.getTcpNoDelay();
  }

  @Override
  public boolean isClosed() {
    return raw.isClosed();
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
