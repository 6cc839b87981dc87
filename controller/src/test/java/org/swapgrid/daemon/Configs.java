package org.swapgrid.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** Configurations for tests. */
final class Configs {
  private Configs() {}

  static String station(Path directory, int meterPort, int cabinetPort) {
    return """
    station:
      id: test-01
      nominal_hz: 60
      connection_limit_kw: 15
    meters:
      - id: main
        map: janitza-umg96rm
        transport: tcp
        host: 127.0.0.1
        port: %d
        poll_interval_ms: 50
        timeout_ms: 100
        nominal_v: 220
    cabinet:
      transport: tcp
      host: 127.0.0.1
      port: %d
      timeout_ms: 100
    services:
      - use: tw-sreg
    control:
      socket: %s/control.sock
    http:
      port: 0
    state:
      directory: %s/state
    """
        .formatted(meterPort, cabinetPort, directory, directory);
  }

  /** A port at which nobody listens. */
  static int deadPort() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return server.getLocalPort();
    }
  }
}
