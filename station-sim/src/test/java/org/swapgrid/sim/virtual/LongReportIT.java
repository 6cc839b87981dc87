package org.swapgrid.sim.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.record.Taker;
import org.swapgrid.record.Windows;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.real.DaemonStation;
import org.swapgrid.sim.site.Scenario;

/** The report of the longest event, made by a daemon with its packaged heap while it controls. */
@EnabledIfSystemProperty(named = "swapgrid.campaign", matches = "true")
final class LongReportIT {
  private static final int BAYS = 120;
  private static final int MINUTES = Integer.getInteger("swapgrid.report.minutes", 66);
  private static final Duration STEP = Duration.ofMillis(50);

  @TempDir Path folder = Path.of("");

  /** A day of the sample station at twenty readings a second, in virtual time. */
  private void record() throws IOException, ConfigurationFault {
    var box = new EventRecordsTest.Box(folder.resolve("state"));
    var policy = Sample.policy();
    var site = Sample.site(7).withBays(BAYS);
    var station = new VirtualStation(site, Scenario.quiet(60, 7), policy, STEP, Sample.PEACE);
    var taker = new Taker(Windows.USUAL, policy, box);
    EventRecordsTest.run(station, taker, Duration.ofMinutes(2));
    Sample.say(station, "frequency 59.7");
    EventRecordsTest.run(station, taker, Duration.ofMinutes(MINUTES));
    Sample.say(station, "frequency 60");
    EventRecordsTest.run(station, taker, Duration.ofMinutes(12));
    taker.stop();
  }

  private static HttpResponse<Path> ask(String address, Path to) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://" + address)).build();
      return http.send(request, BodyHandlers.ofFile(to));
    }
  }

  @Test
  void theLongestEventIsReportedBesideControlThatShedsInTime() throws Exception {
    record();
    try (var site = DaemonStation.start(folder, BAYS)) {
      site.awaitNormal();
      var events = site.httpAddress() + "/events/event-1";
      for (var ending : new String[] {"", ".json", ".csv"}) {
        long begun = System.nanoTime();
        var file = folder.resolve("report" + ending);
        var report =
            CompletableFuture.supplyAsync(() -> {
              try {
                return ask(events + ending, file).statusCode();
              } catch (Exception broken) { // whatever it is, the test fails with it
                throw new AssertionError(broken);
              }
            });
        site.say("frequency 59.7");
        site.awaitShed();
        site.say("frequency 60");
        int status = report.get(10, TimeUnit.MINUTES);
        var seconds = (System.nanoTime() - begun) / 1e9;
        site.awaitNormal();
        var answer = site.daemon().answer("status").orElseThrow();
        var reaction = answer.getAsJsonObject("last_event").get("crossing_to_limits_ms");
        System.out.printf(
            "FIG report%s of %d min, %d bays: %d, %.1f s, %d kB; crossing to limits meanwhile %s"
                + " ms, late cycles %s, heap %s%n",
            ending,
            MINUTES,
            BAYS,
            status,
            seconds,
            Files.size(file) / 1_000,
            reaction,
            answer.get("overruns"),
            heap(site));
        assertEquals(200, status, Files.readString(file).lines().findFirst().orElse(""));
        assertTrue(reaction.getAsDouble() < 1_000, reaction + " ms");
      }
    }
  }

  private static String heap(DaemonStation site) throws IOException, InterruptedException {
    return site.page("/metrics")
        .lines()
        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\"}"))
        .findFirst()
        .orElse("unknown");
  }
}
