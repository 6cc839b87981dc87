package org.swapgrid.sim.bench.reaction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.demo.DaemonProcess;

/** The real daemon as a process of its own, acting on one window. */
final class Daemon implements Program {
  private final Stand stand;
  private final DaemonProcess process;

  /** Starts it; its files go to the folder, and the stand is its own from now on. */
  Daemon(Path folder, Stand stand, Request request) throws IOException, ConfigurationFault {
    this.stand = stand;
    var _ = MeterMaps.lay("sim-20ms", folder);
    Files.createDirectories(folder.resolve("state"));
    var socket = folder.resolve("control.sock");
    var configuration = folder.resolve("station.yaml");
    Files.writeString(configuration, yaml(folder, request));
    var log = folder.resolve("daemon.log");
    process = DaemonProcess.start(request.launch(), configuration, Map.of(), socket, log);
  }

  private String yaml(Path folder, Request request) {
    return """
    station: {id: bench-01, nominal_hz: 60, connection_limit_kw: 200}
    meters:
      - {id: main, map: sim-20ms, %s, poll_interval_ms: %d, timeout_ms: 100, nominal_v: 220}
    cabinet: {%s, poll_interval_ms: 100, timeout_ms: 100}
    comeback: {delay_s: 0, random_s: 1, ramp_s: 1, recovery_s: 0}
    services: [{use: tw-sreg, firm: true, windows: 1, minimum_hold_s: 0, release_wait_s: 0}]
    control: {socket: %s}
    http: {port: 0}
    state: {directory: %s}
    """
        .formatted(
            stand.meterAt().yaml(),
            request.poll().toMillis(),
            stand.cabinetAt().yaml(),
            folder.resolve("control.sock"),
            folder.resolve("state"));
  }

  @Override
  public String name() {
    return "swapgrid";
  }

  @Override
  public Stand stand() {
    return stand;
  }

  @Override
  public boolean isCalm() {
    return stand.cabinet().isWide()
        && process.status().filter(s -> s.mode().equals("normal")).isPresent();
  }

  @Override
  public String lastWords() {
    return String.join("\n", process.lastWords());
  }

  @Override
  public void close() {
    process.close();
  }
}
