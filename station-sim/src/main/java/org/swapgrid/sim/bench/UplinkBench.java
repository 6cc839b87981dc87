package org.swapgrid.sim.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.swapgrid.sim.demo.Company;
import org.swapgrid.sim.demo.DaemonProcess;
import org.swapgrid.sim.live.WiredStation;
import org.swapgrid.sim.live.Wires;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.SiteSettings;
import org.swapgrid.sim.site.Wording;

/**
 * From the decision to shed, by the daemon's own clock, to its record at the aggregator, which has
 * written it to a file by then: longer than until it left the station. One clock stamps both.
 */
public final class UplinkBench implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final Company company;
  private final WiredStation station;
  private final DaemonProcess daemon;
  private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

  private record Arrival(Instant at, String line) {}

  public UplinkBench(SiteSettings settings) throws IOException {
    folder = Files.createTempDirectory("swapgrid-bench");
    company = Company.start(folder, line -> arrivals.add(new Arrival(Instant.now(), line)));
    var site = new Site(settings, Scenario.quiet(settings.supply().hertz(), settings.seed()));
    station = WiredStation.start(site, Wires.anyPorts(), _ -> {});
    daemon = launch();
  }

  private DaemonProcess launch() throws IOException {
    Files.createDirectory(folder.resolve("state"));
    var configuration = folder.resolve("station.yaml");
    var text =
        """
        station: {id: %s, nominal_hz: 60, connection_limit_kw: 80}
        meters:
          - {id: main, map: janitza-umg96rm, transport: tcp, host: 127.0.0.1, port: %d,
             poll_interval_ms: 50, nominal_v: 220}
        cabinet: {transport: tcp, host: 127.0.0.1, port: %d, poll_interval_ms: 100}
        comeback: {delay_s: 0, random_s: 1, ramp_s: 1, recovery_s: 0}
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
                folder.resolve("state"));
    Files.writeString(configuration, text + company.yaml());
    return DaemonProcess.start(
        configuration, folder.resolve("control.sock"), folder.resolve("daemon.log"));
  }

  /**
   * Lets the frequency fall so many times.
   *
   * @return milliseconds from each decision to its record at the aggregator
   */
  public List<Double> run(int events) throws InterruptedException {
    awaitNormal();
    arrivals.clear();
    var took = new ArrayList<Double>();
    for (int i = 0; i < events; i++) {
      disturb("frequency 59.5");
      took.add(decided());
      disturb("frequency 60");
      awaitNormal();
    }
    return took;
  }

  /** For people. */
  public static String words(List<Double> took) {
    return "decision to record at the aggregator, ms: " + Quantiles.of(took).words();
  }

  private double decided() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline) {
      var arrival = arrivals.poll(1, TimeUnit.SECONDS);
      var record = arrival == null ? new JsonObject() : company.record(arrival.line());
      if (arrival != null && record.has("stage") && text(record, "stage").equals("decided")) {
        return millis(record, arrival.at());
      }
    }
    throw new IllegalStateException("no record came: " + daemon.lastWords());
  }

  private static double millis(JsonObject record, Instant arrived) {
    var crossing = Instant.parse(text(record, "crossing"));
    var decision = record.get("crossing_to_decision_ms").getAsDouble();
    return Duration.between(crossing, arrived).toNanos() / 1e6 - decision;
  }

  private static String text(JsonObject json, String key) {
    return json.get(key).getAsString();
  }

  private void disturb(String words) {
    station.site().act(s -> Wording.read(words, Duration.ofNanos(s.now())).forEach(s::schedule));
  }

  private void awaitNormal() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline) {
      var isNormal = daemon.status().filter(s -> s.mode().equals("normal")).isPresent();
      if (isNormal && company.seesStation()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new IllegalStateException("not normal: " + daemon.lastWords());
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
