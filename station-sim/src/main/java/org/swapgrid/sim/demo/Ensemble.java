package org.swapgrid.sim.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.live.WiredStation;
import org.swapgrid.sim.live.Wires;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.SiteSettings;
import org.swapgrid.sim.site.Wording;

/** A daemon as its own process, its station on real sockets, and a folder that goes with them. */
public final class Ensemble implements AutoCloseable {
  private final Path folder;
  private final @Nullable Company company;
  private final WiredStation station;
  private final DaemonProcess daemon;
  private final long began;

  /**
   * What the daemon is told.
   *
   * @param map of the meter, as a configuration names it
   * @param meterMillis between readings of the meter
   * @param cabinetMillis between readings of the cabinet
   * @param more of the configuration: its services, its way back
   */
  public record Terms(String map, int meterMillis, int cabinetMillis, String more) {}

  /**
   * Starts station and daemon.
   *
   * @param folder empty; deleted in the end
   * @param company those the daemon talks to, closed with it; null: nobody
   */
  public Ensemble(
      SiteSettings settings, Terms terms, Launch launch, Path folder, @Nullable Company company)
      throws IOException {
    this.folder = folder;
    this.company = company;
    var site = new Site(settings, Scenario.quiet(settings.supply().hertz(), settings.seed()));
    station = WiredStation.start(site, Wires.anyPorts(), _ -> {});
    Files.createDirectory(state());
    var configuration = folder.resolve("station.yaml");
    Files.writeString(configuration, yaml(terms) + (company == null ? "" : company.yaml()));
    began = System.nanoTime();
    daemon = DaemonProcess.start(launch, configuration, Map.of(), socket(), log());
  }

  private String yaml(Terms terms) {
    return """
    station: {id: %s, nominal_hz: 60, connection_limit_kw: 80}
    meters:
      - {id: main, map: %s, transport: tcp, host: 127.0.0.1, port: %d,
         poll_interval_ms: %d, nominal_v: 220}
    cabinet: {transport: tcp, host: 127.0.0.1, port: %d, poll_interval_ms: %d}
    control: {socket: %s}
    http: {port: 0}
    state: {directory: %s}
    """
            .formatted(
                Company.STATION,
                terms.map(),
                station.meterPorts().getFirst(),
                terms.meterMillis(),
                station.cabinetPort(),
                terms.cabinetMillis(),
                socket(),
                state())
        + terms.more();
  }

  private Path socket() {
    return folder.resolve("control.sock");
  }

  /** What the daemon prints. */
  public Path log() {
    return folder.resolve("daemon.log");
  }

  /** What the daemon keeps. */
  public Path state() {
    return folder.resolve("state");
  }

  /** Just before the daemon's process was made, by System.nanoTime. */
  public long began() {
    return began;
  }

  public DaemonProcess daemon() {
    return daemon;
  }

  /** "silent" when it does not answer. */
  public String mode() {
    return daemon.status().map(DaemonStatus::mode).orElse("silent");
  }

  /** Whether the daemon works as on a good day and its host, if it has one, sees it. */
  public boolean isWhole() {
    return mode().equals("normal") && (company == null || company.seesStation());
  }

  /** Something happens at the station. */
  public void disturb(String words, Duration later) {
    station
        .site()
        .act(site ->
            Wording.read(words, Duration.ofNanos(site.now()).plus(later)).forEach(site::schedule));
  }

  @Override
  public void close() throws IOException {
    daemon.close();
    if (company != null) {
      company.close();
    }
    station.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
