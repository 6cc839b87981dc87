package org.swapgrid.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.swapgrid.config.spec.Effective;
import org.swapgrid.decision.Policy;
import org.swapgrid.device.CabinetSettings;
import org.swapgrid.device.MeterSettings;
import org.swapgrid.model.Frequency;

/**
 * A station's whole configuration, checked.
 *
 * @param station what and where it is
 * @param devices how its devices are reached
 * @param policy what the controller is told
 * @param host the daemon's own places
 * @param aggregator the station's dealings with the aggregator
 * @param effective every value in force with its origin, those of meter maps and services included
 */
public record StationConfig(
    Station station,
    Devices devices,
    Policy policy,
    Host host,
    AggregatorSettings aggregator,
    List<Effective.Line> effective) {

  public StationConfig {
    effective = List.copyOf(effective);
  }

  /**
   * What and where it is.
   *
   * @param id its name in records and metrics
   * @param region for grouping
   * @param siteClass what kind of place it is
   * @param nominal the grid's nominal frequency, 50 or 60 Hz
   * @param zone of shown times
   */
  public record Station(
      String id, String region, SiteClass siteClass, Frequency nominal, ZoneId zone) {}

  /**
   * How devices are reached.
   *
   * @param meters one or two, the preferred one first
   */
  public record Devices(List<MeterSettings> meters, CabinetSettings cabinet) {
    public Devices {
      meters = List.copyOf(meters);
    }
  }

  /**
   * The daemon's own places.
   *
   * @param socket of the control command
   * @param state folder of what survives a restart
   * @param http where page and metrics are served
   * @param log the least weight that is logged
   */
  public record Host(Path socket, Path state, Http http, LogLevel log) {}

  /**
   * Where HTTP listens.
   *
   * @param bind a host name or address
   * @param port 0 for any free one
   */
  public record Http(String bind, int port) {}

  /** The least weight that is logged. */
  public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  /**
   * SHA-256 of every value in force, in hex: the same for the same settings, wherever they were
   * written.
   */
  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var line : effective) {
        digest.update((line.path() + "=" + line.value() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
