package org.swapgrid.sim.aggregator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** The same over TLS; Paho wants a factory of this type. */
final class PromptTlsSockets extends SSLSocketFactory {
  private final SSLSocketFactory plain;

  PromptTlsSockets(SSLSocketFactory plain) {
    this.plain = plain;
  }

  @Override
  public Socket createSocket() throws IOException {
    return PromptSockets.prompt(plain.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return PromptSockets.prompt(plain.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return PromptSockets.prompt(plain.createSocket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return PromptSockets.prompt(plain.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return PromptSockets.prompt(plain.createSocket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(Socket below, String host, int port, boolean close)
      throws IOException {
    return PromptSockets.prompt(plain.createSocket(below, host, port, close));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return plain.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return plain.getSupportedCipherSuites();
  }
}
