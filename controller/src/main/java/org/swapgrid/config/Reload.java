package org.swapgrid.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.spec.Effective;
import org.swapgrid.decision.Policy;

/** What a running daemon can take over from a configuration that was read again. */
public final class Reload {
  private static final Set<String> LINE =
      Set.of(
          "transport",
          "host",
          "port",
          "unit_id",
          "serial_port",
          "baud",
          "parity",
          "stop_bits",
          "timeout_ms");

  private Reload() {}

  /**
   * A change that needs a restart.
   *
   * @param path the setting
   * @param was its value in force; "(none)" where there was none
   * @param becomes the value read; "(none)" where there is none
   * @param reason why it cannot be taken over
   */
  public record Refused(String path, String was, String becomes, String reason) {
    public String words() {
      return "%s: %s -> %s needs a restart: %s".formatted(path, was, becomes, reason);
    }
  }

  /** The changes that need a restart; empty where all can be taken over. */
  public static List<Refused> compare(StationConfig old, StationConfig next) {
    var was = byPath(old);
    var becomes = byPath(next);
    var paths = new LinkedHashSet<>(was.keySet());
    paths.addAll(becomes.keySet());
    var refused = new ArrayList<Refused>();
    for (var path : paths) {
      var before = was.get(path);
      var after = becomes.get(path);
      var line = before == null ? after : before;
      if (line != null && line.fixed() != null && !value(before).equals(value(after))) {
        refused.add(new Refused(path, value(before), value(after), line.fixed()));
      }
    }
    return List.copyOf(refused);
  }

  /**
   * What holds from now on: what can be taken over from the next configuration on top of the old
   * one's fixed settings. Empty where the meters or the nominal frequency changed: the rest was
   * checked against those, so nothing of it is taken over.
   */
  public static Optional<StationConfig> onto(StationConfig old, StationConfig next) {
    boolean otherGround = compare(old, next).stream().anyMatch(Reload::isGround);
    return otherGround ? Optional.empty() : Optional.of(merged(old, next));
  }

  /** A meter that is only reached otherwise is the same meter. */
  private static boolean isGround(Refused change) {
    var path = change.path();
    var key = path.substring(path.lastIndexOf('.') + 1);
    boolean isOtherMeter = path.startsWith("meters") && !LINE.contains(key);
    return isOtherMeter || path.equals("station.nominal_hz");
  }

  private static StationConfig merged(StationConfig old, StationConfig next) {
    var was = old.station();
    var station =
        new StationConfig.Station(
            was.id(), was.region(), next.station().siteClass(), was.nominal(), was.zone());
    var host =
        new StationConfig.Host(
            old.host().socket(), old.host().state(), old.host().http(), next.host().log());
    var kept = old.aggregator();
    var aggregator =
        new AggregatorSettings(kept.uplink(), next.aggregator().orders(), kept.journal());
    return new StationConfig(
        station, old.devices(), policy(old, next), host, aggregator, lines(old, next));
  }

  private static Policy policy(StationConfig old, StationConfig next) {
    var was = old.policy().site();
    var policy = next.policy();
    var site =
        new Policy.Site(
            was.station(), was.nominal(), policy.site().connectionLimit(), was.obedience());
    return new Policy(site, policy.gate(), policy.riders(), policy.comeback(), policy.services());
  }

  private static List<Effective.Line> lines(StationConfig old, StationConfig next) {
    var was = byPath(old);
    var lines = new ArrayList<Effective.Line>();
    for (var line : next.effective()) {
      var before = was.get(line.path());
      if (line.fixed() == null) {
        lines.add(line);
      } else if (before != null) {
        lines.add(before);
      }
    }
    for (var line : old.effective()) {
      boolean gone = next.effective().stream().noneMatch(l -> l.path().equals(line.path()));
      if (line.fixed() != null && gone) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static Map<String, Effective.Line> byPath(StationConfig config) {
    var lines = new LinkedHashMap<String, Effective.Line>();
    config.effective().forEach(line -> lines.put(line.path(), line));
    return lines;
  }

  private static String value(Effective.@Nullable Line line) {
    return line == null ? "(none)" : line.value();
  }
}
