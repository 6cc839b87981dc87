package org.swapgrid.sim.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.swapgrid.sim.demo.Company;
import org.swapgrid.sim.demo.Ensemble;
import org.swapgrid.sim.demo.Launch;
import org.swapgrid.sim.site.SiteSettings;

/**
 * From the decision to shed, by the daemon's own clock, to its record at the aggregator, which has
 * written it to a file by then: longer than until it left the station. One clock stamps both.
 */
public final class UplinkBench implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private static final Ensemble.Terms TERMS =
      new Ensemble.Terms(
          "janitza-umg96rm",
          50,
          100,
          """
          comeback: {delay_s: 0, random_s: 1, ramp_s: 1, recovery_s: 0}
          services: [{use: tw-sreg, firm: true, minimum_hold_s: 1, release_wait_s: 1}]
          """);

  private final Company company;
  private final Ensemble ensemble;
  private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

  private record Arrival(Instant at, String line) {}

  public UplinkBench(SiteSettings settings) throws IOException {
    var folder = Files.createTempDirectory("swapgrid-bench");
    company = Company.start(folder, line -> arrivals.add(new Arrival(Instant.now(), line)));
    ensemble = new Ensemble(settings, TERMS, Launch.own(), folder, company);
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
      ensemble.disturb("frequency 59.5", Duration.ZERO);
      took.add(decided());
      ensemble.disturb("frequency 60", Duration.ZERO);
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
    throw new IllegalStateException("no record came: " + ensemble.daemon().lastWords());
  }

  private static double millis(JsonObject record, Instant arrived) {
    var crossing = Instant.parse(text(record, "crossing"));
    var decision = record.get("crossing_to_decision_ms").getAsDouble();
    return Duration.between(crossing, arrived).toNanos() / 1e6 - decision;
  }

  private static String text(JsonObject json, String key) {
    return json.get(key).getAsString();
  }

  private void awaitNormal() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline) {
      if (ensemble.isWhole()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new IllegalStateException("not normal: " + ensemble.daemon().lastWords());
  }

  @Override
  public void close() throws IOException {
    ensemble.close();
  }
}
