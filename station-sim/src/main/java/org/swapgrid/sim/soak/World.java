package org.swapgrid.sim.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.swapgrid.sim.demo.Company;
import org.swapgrid.sim.demo.DaemonProcess;
import org.swapgrid.sim.live.WiredStation;
import org.swapgrid.sim.live.Wires;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.SiteSettings;
import org.swapgrid.sim.site.Wording;

/** The daemon as its own process, the site it works at, and those it talks to. */
final class World implements AutoCloseable {
  private static final double NADIR_HERTZ = 59.46;
  private static final double ORDER_KILOWATTS = 1;

  private final Path folder;
  private final Company company;
  private final WiredStation station;
  private final DaemonProcess daemon;
  private final double hertz;

  World(SiteSettings settings) throws IOException {
    hertz = settings.supply().hertz();
    folder = Files.createTempDirectory("swapgrid-soak");
    company = Company.start(folder, _ -> {});
    var site = new Site(settings, Scenario.quiet(hertz, settings.seed()));
    station = WiredStation.start(site, Wires.anyPorts(), _ -> {});
    daemon = launch();
  }

  private DaemonProcess launch() throws IOException {
    Files.createDirectory(state());
    var configuration = folder.resolve("station.yaml");
    Files.writeString(configuration, yaml() + company.yaml());
    return DaemonProcess.start(
        configuration, folder.resolve("control.sock"), folder.resolve("daemon.log"));
  }

  private String yaml() {
    return """
    station: {id: %s, nominal_hz: 60, connection_limit_kw: 80}
    meters:
      - {id: main, map: janitza-umg96rm, transport: tcp, host: 127.0.0.1, port: %d,
         poll_interval_ms: 50, nominal_v: 220}
    cabinet: {transport: tcp, host: 127.0.0.1, port: %d, poll_interval_ms: 200}
    comeback: {delay_s: 1, random_s: 1, ramp_s: 2, recovery_s: 2}
    services: [{use: tw-sreg, firm: true, minimum_hold_s: 1, release_wait_s: 1}]
    control: {socket: %s}
    http: {port: 0}
    state: {directory: %s}
    """
        .formatted(
            Company.STATION,
            station.meterPorts().getFirst(),
            station.cabinetPort(),
            folder.resolve("control.sock"),
            state());
  }

  Path state() {
    return folder.resolve("state");
  }

  DaemonProcess daemon() {
    return daemon;
  }

  /** Whether the daemon works as on a good day and its host sees it. */
  boolean isWhole() {
    return mode().equals("normal") && company.seesStation();
  }

  /** "silent" when it does not answer. */
  String mode() {
    return daemon.status().map(status -> status.mode()).orElse("silent");
  }

  void perform(Deed.What what) throws IOException {
    switch (what) {
      case Deed.Say say -> disturb(say.words(), Duration.ZERO);
      case Deed.Event event -> {
        disturb("frequency " + NADIR_HERTZ + " ramp 1", Duration.ZERO);
        disturb("frequency " + hertz + " ramp 1", event.low());
      }
      case Deed.Order order when order.shed() -> {
        var _ = company.order(ORDER_KILOWATTS);
      }
      case Deed.Order _ -> company.release();
      case Deed.Broker broker when broker.there() -> company.brokerUp();
      case Deed.Broker _ -> company.brokerDown();
    }
  }

  private void disturb(String words, Duration from) {
    station
        .site()
        .act(site ->
            Wording.read(words, Duration.ofNanos(site.now()).plus(from)).forEach(site::schedule));
  }

  @Override
  public void close() throws IOException {
    daemon.close();
    company.close();
    station.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
