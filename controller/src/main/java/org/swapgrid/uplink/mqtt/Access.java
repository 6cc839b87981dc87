package org.swapgrid.uplink.mqtt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How this station gets in.
 *
 * @param clientId the edge node's id: a second client of that id pushes the first one off
 * @param login null where the certificate is enough
 * @param tls where the keys lie
 * @param open TCP and TLS together take no longer
 * @param keepAlive the server publishes the will after 1.5 of it without a sign of life
 */
public record Access(
    String clientId, @Nullable Login login, TlsFiles tls, Duration open, Duration keepAlive) {

  /** A user name and a password; its words never show it. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }
}
