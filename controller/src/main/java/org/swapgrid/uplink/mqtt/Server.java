package org.swapgrid.uplink.mqtt;

/**
 * One server of the list.
 *
 * @param host name or address; with TLS the certificate must be for it
 * @param port 1 to 65535
 * @param tls whether to speak TLS; without it only by an explicit setting of the station
 */
public record Server(String host, int port, boolean tls) {
  public Server {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no server: " + host + ":" + port);
    }
  }

  /** Always tcp: TLS is done by our own sockets, which Paho need not know. */
  String uri() {
    return "tcp://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  @Override
  public String toString() {
    return (tls ? "ssl://" : "tcp://") + host + ":" + port;
  }
}
