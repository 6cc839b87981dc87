package org.swapgrid.sim.real;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Sites;
import org.swapgrid.sim.demo.DaemonProcess;
import org.swapgrid.sim.demo.DaemonStatus;
import org.swapgrid.sim.live.ControlPort;
import org.swapgrid.sim.live.WiredStation;
import org.swapgrid.sim.live.Wires;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.SiteStatus;

/** A simulated station on the wire and the real daemon as its own process. */
public final class DaemonStation implements AutoCloseable {
  /** The cabinet's limits expire after this long without a command. */
  public static final Duration REVERT = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final DaemonStatus SILENT = new DaemonStatus("silent", "", false);

  private final WiredStation station;
  private final Path folder;
  private final int meterPort;
  private final String more;
  private int httpPort;
  private final String terms;
  private DaemonProcess daemon;

  private DaemonStation(WiredStation station, Path folder, int meterPort, String more, String terms)
      throws IOException {
    this.station = station;
    this.folder = folder;
    this.meterPort = meterPort;
    this.more = more;
    this.terms = terms;
    Files.createDirectories(folder.resolve("state"));
    this.daemon = launch();
  }

  /** With the simulated meter. */
  public static DaemonStation start(Path folder, int bays) throws IOException, ConfigurationFault {
    var station = station(bays);
    return new DaemonStation(station, folder, station.meterPorts().getFirst(), "", "");
  }

  /** With more in its configuration, as lines of YAML. */
  public static DaemonStation start(Path folder, int bays, String more)
      throws IOException, ConfigurationFault {
    var station = station(bays);
    return new DaemonStation(station, folder, station.meterPorts().getFirst(), more, "");
  }

  /** Promising the grid so much and no more. */
  public static DaemonStation promising(Path folder, int bays, int kilowatts)
      throws IOException, ConfigurationFault {
    var station = station(bays);
    var terms = ", capacity_kw: " + kilowatts;
    return new DaemonStation(station, folder, station.meterPorts().getFirst(), "", terms);
  }

  /** With a meter of somebody else's on the port. */
  public static DaemonStation withMeter(Path folder, int bays, int meterPort)
      throws IOException, ConfigurationFault {
    return new DaemonStation(station(bays), folder, meterPort, "", "");
  }

  private static WiredStation station(int bays) throws IOException, ConfigurationFault {
    var maps = List.of(MeterMaps.find("janitza-umg96rm"));
    var settings = Sites.packaged().withBays(bays).withMeters(maps);
    var site = new Site(settings, Scenario.quiet(60, 1));
    return WiredStation.start(site, Wires.anyPorts(), _ -> {});
  }

  private DaemonProcess launch() throws IOException {
    var configuration = folder.resolve("station.yaml");
    Files.writeString(configuration, configuration());
    var socket = folder.resolve("control.sock");
    return DaemonProcess.start(configuration, socket, folder.resolve("daemon.log"));
  }

  private String configuration() {
    return """
    station: {id: it-01, nominal_hz: 60, connection_limit_kw: 80}
    meters:
      - {id: main, map: janitza-umg96rm, transport: tcp, host: 127.0.0.1, port: %d,
         poll_interval_ms: 50, nominal_v: 220}
    cabinet: {transport: tcp, host: 127.0.0.1, port: %d, poll_interval_ms: 100,
              revert_after_ms: %d}
    comeback: {delay_s: 1, random_s: 1, ramp_s: 2, recovery_s: 2}
    services:
      - {use: tw-sreg, firm: true, minimum_hold_s: 1, release_wait_s: 1%s}
    control: {socket: %s}
    http: {port: %d}
    state: {directory: %s}
    """
            .formatted(
                meterPort,
                station.cabinetPort(),
                REVERT.toMillis(),
                terms,
                folder.resolve("control.sock"),
                httpPort,
                folder.resolve("state"))
        + more;
  }

  /** Says to the site what a person would say on its control port. */
  public void say(String words) throws IOException {
    var answer = ControlPort.ask(station.controlPort(), words);
    if (!answer.equals("ok")) {
      throw new IOException(words + ": " + answer);
    }
  }

  /** The site as it really is. */
  public SiteStatus truth() {
    return station.site().status();
  }

  /** What the daemon printed, of all its runs. */
  public Path log() {
    return folder.resolve("daemon.log");
  }

  public WiredStation station() {
    return station;
  }

  public DaemonProcess daemon() {
    return daemon;
  }

  /** The mode the daemon says it is in; "silent" when it does not answer. */
  public String mode() {
    return daemon.status().orElse(SILENT).mode();
  }

  public void awaitMode(String mode) {
    Await.until(mode, PATIENCE, () -> mode().equals(mode), this::seen);
  }

  /** Waits until the daemon sheds and every bay is stopped. */
  public void awaitShed() {
    awaitMode("shedding");
    Await.until("no charging", PATIENCE, () -> truth().cabinet().limitW() == 0, this::seen);
  }

  /** Waits until charging is free and at least a few bays draw. */
  public void awaitNormal() {
    awaitMode("normal");
    int rated = station.site().now(s -> s.bays().stream().mapToInt(b -> b.ratingW()).sum());
    Await.until("free charging", PATIENCE, () -> truth().cabinet().limitW() == rated, this::seen);
  }

  public void awaitWattsBelow(double watts, Duration within) {
    Await.until("less than " + watts + " W", within, () -> truth().watts() < watts, this::seen);
  }

  /** Host and port of its HTTP server. */
  public String httpAddress() {
    Await.until("HTTP", PATIENCE, () -> !http().isEmpty(), this::seen);
    var address = http();
    httpPort = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    return address;
  }

  private String http() {
    return daemon
        .answer("status")
        .map(answer -> answer.get("http"))
        .filter(http -> http != null && !http.isJsonNull())
        .map(JsonElement::getAsString)
        .orElse("");
  }

  /** The body of an answer of its HTTP server. */
  public String page(String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var address = URI.create("http://" + httpAddress() + path);
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }
  }

  /** Starts a daemon again on the same state, and on the port it had if anybody knows it. */
  public void restart() throws IOException {
    daemon.close();
    daemon = launch();
  }

  /**
   * Runs a command of the daemon's program beside it.
   *
   * @return what it printed
   */
  public String command(String... words) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("org.swapgrid.daemon.Main");
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + ": " + said);
    }
    return said;
  }

  /** The daemon's own folder. */
  public Path state() {
    return folder.resolve("state");
  }

  /** What a failed wait shows. */
  public Object seen() {
    return truth() + "\n" + String.join("\n", daemon.lastWords());
  }

  @Override
  public void close() throws IOException {
    daemon.close();
    station.close();
  }
}
