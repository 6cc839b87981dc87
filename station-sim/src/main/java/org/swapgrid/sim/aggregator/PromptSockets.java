package org.swapgrid.sim.aggregator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.SocketFactory;
import org.swapgrid.sim.pki.TlsFiles;

/** Sockets that send at once: Nagle's wait costs 40 ms for each acknowledgement. */
final class PromptSockets extends SocketFactory {
  private final SocketFactory plain;

  private PromptSockets(SocketFactory plain) {
    this.plain = plain;
  }

  static SocketFactory of(Optional<TlsFiles> tls) throws IOException, GeneralSecurityException {
    return tls.isPresent()
        ? new PromptTlsSockets(tls.get().context().getSocketFactory())
        : new PromptSockets(SocketFactory.getDefault());
  }

  @Override
  public Socket createSocket() throws IOException {
    return prompt(plain.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return prompt(plain.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return prompt(plain.createSocket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return prompt(plain.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return prompt(plain.createSocket(host, port, from, fromPort));
  }

  static Socket prompt(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return socket;
  }
}
