package org.swapgrid.sim.aggregator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.swapgrid.sim.pki.OrderKey;
import org.swapgrid.sim.pki.TlsFiles;

/**
 * How an aggregator works.
 *
 * @param place where it works
 * @param key signs its orders; without one it only listens
 * @param records the folder of event records; without one none is acknowledged
 * @param longestLease no single order lives longer
 */
public record Settings(
    Place place, Optional<OrderKey> key, Optional<Path> records, Duration longestLease) {
  private static final Duration LEASE = Duration.ofSeconds(60);

  /**
   * Where an aggregator works.
   *
   * @param server tcp://host:port or ssl://host:port
   * @param group of stations
   * @param host its own id, and its MQTT client id
   * @param tls needed for ssl
   */
  public record Place(String server, String group, String host, Optional<TlsFiles> tls) {
    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException when one cannot stand in a topic, or TLS has no files
     */
    public Place {
      for (var name : new String[] {group, host}) {
        if (name.isEmpty() || name.matches(".*[+#/\\x00].*")) {
          throw new IllegalArgumentException("'" + name + "' cannot stand in a topic");
        }
      }
      if (server.startsWith("ssl:") && tls.isEmpty()) {
        throw new IllegalArgumentException("ssl needs the files of TLS");
      }
    }
  }

  /** With leases of a minute. */
  public static Settings of(Place place, OrderKey key, Path records) {
    return new Settings(place, Optional.of(key), Optional.of(records), LEASE);
  }

  /**
   * Checks the lease.
   *
   * @throws IllegalArgumentException when it is under a second
   */
  public Settings {
    if (longestLease.toSeconds() < 1) {
      throw new IllegalArgumentException("a lease lasts a second or more");
    }
  }
}
