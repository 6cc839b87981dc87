package org.swapgrid.sim.pki;

import java.time.Duration;
import java.util.List;

/**
 * Whom a certificate is for.
 *
 * @param commonName of 64 characters at most; a station's is its edge id, ST-station
 * @param role what it may be used for
 * @param hosts DNS names and IPv4 addresses it answers under; none for a client
 * @param life how long it is valid, from an hour ago on
 */
public record Subject(String commonName, Role role, List<String> hosts, Duration life) {
  /** What a certificate may be used for. */
  public enum Role {
    SERVER,
    CLIENT
  }

  /** A client of this name, for a year. */
  public static Subject client(String commonName) {
    return new Subject(commonName, Role.CLIENT, List.of(), Duration.ofDays(365));
  }

  /** A server under these names, for a year. */
  public static Subject server(String commonName, List<String> hosts) {
    return new Subject(commonName, Role.SERVER, hosts, Duration.ofDays(365));
  }

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException when the name is empty or too long (RFC 5280 ub-common-name)
   */
  public Subject {
    if (commonName.isBlank() || commonName.length() > 64) {
      throw new IllegalArgumentException("a common name has 1 to 64 characters: " + commonName);
    }
    hosts = List.copyOf(hosts);
  }
}
