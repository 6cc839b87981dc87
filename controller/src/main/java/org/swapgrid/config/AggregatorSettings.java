package org.swapgrid.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The station's dealings with the aggregator.
 *
 * @param uplink the way there
 * @param orders what may be ordered, and by whom
 * @param journal how much is kept for it
 */
public record AggregatorSettings(Uplink uplink, Orders orders, Journal journal) {

  /**
   * The way to the aggregator.
   *
   * @param servers in the order they are tried; none: the station has no uplink
   * @param clockTrusted whether the wall clock counts as set without anybody's word
   */
  public record Uplink(
      Names names,
      List<Server> servers,
      Credentials credentials,
      Pace pace,
      boolean clockTrusted,
      Deadbands deadbands) {
    public Uplink {
      servers = List.copyOf(servers);
    }
  }

  /**
   * Sparkplug's names.
   *
   * @param host the primary host; empty where none is waited for
   */
  public record Names(String group, String edge, String host) {}

  public record Server(String host, int port, boolean tls) {}

  /**
   * Where the secrets lie; none is read here.
   *
   * @param authority whom to trust; null trusts the usual authorities
   * @param identity the station's certificate; null where the server asks for none
   * @param login null where the certificate is enough
   */
  public record Credentials(
      @Nullable Path authority, @Nullable Identity identity, @Nullable Login login) {}

  public record Identity(Path certificate, Path key) {}

  public record Login(String user, Path passwordFile) {}

  public record Pace(Duration keepAlive, Duration sampleEvery) {}

  /** How far a value must move to be worth a message; in hertz, volts, kW, percent, °C. */
  public record Deadbands(
      double hertz, double volts, double kilowatts, double percent, double celsius) {}

  /**
   * Orders.
   *
   * @param keys whose orders are obeyed; none: no order is
   * @param groups names of groups this station belongs to
   * @param longest no order may run longer
   * @param perMinute no more are obeyed in a minute
   * @param dispatchable services that may be armed and disarmed by order
   */
  public record Orders(
      List<Key> keys,
      List<String> groups,
      Duration longest,
      int perMinute,
      List<String> dispatchable) {
    public Orders {
      keys = List.copyOf(keys);
      groups = List.copyOf(groups);
      dispatchable = List.copyOf(dispatchable);
    }
  }

  /** A trusted Ed25519 public key: its name, and where it lies. */
  public record Key(String id, Path file) {}

  /** How much of the disk records may use, and what is set aside for events; in bytes. */
  public record Journal(long mostBytes, long reserveBytes) {}
}
