package org.swapgrid.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.daemon.Fixtures;
import org.swapgrid.daemon.Timeline;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.WriteOutcome;

final class StationMetricsTest {
  private boolean test;
  private final StationMetrics metrics =
      new StationMetrics(
          new StationMetrics.Program("1.2.3", Instant.EPOCH, () -> true, () -> false, () -> test));
  private final Timeline timeline = new Timeline(Fixtures.policy());

  private void shed() {
    metrics.expect(List.of(Fixtures.METER), List.of(Fixtures.SREG), List.of("main", "cabinet"));
    metrics.append(timeline.hold(60, Duration.ofSeconds(10)));
    metrics.append(timeline.hold(59.5, Duration.ofSeconds(1)));
    metrics.devices().up("main");
    metrics.devices().answered("main", Duration.ofMillis(3));
    metrics.devices().missed("cabinet", "timeout");
    metrics.devices().wrote(new WriteOutcome.Refused(1, 3));
    metrics.crossingToLimits(Duration.ofMillis(420));
    metrics.crossingToDecision(Duration.ofMillis(410));
    metrics.sampleToLimits(Duration.ofMillis(12));
    metrics.cycled(Duration.ofMillis(1), true);
    metrics.stateNotWritten();
    metrics.reactedLate(Fixtures.SREG);
    assertSeries("swapgrid_recorder_dropped_cycles_total 0.0");
    metrics.watchRecorder(() -> 3);
    metrics.watchDisk(() -> 5e9, () -> 1e10);
  }

  private void assertSeries(String line) {
    assertTrue(metrics.text().lines().anyMatch(line::equals), () -> line + "\n" + metrics.text());
  }

  @Test
  void theStationStandsInBaseUnits() {
    shed();

    assertSeries("swapgrid_frequency_hertz{meter=\"main\"} 59.5");
    assertSeries("swapgrid_power_baseline_watts 2000.0");
    assertSeries("swapgrid_power_owed_watts 2000.0");
    assertSeries("swapgrid_power_measured_watts 0.0");
    assertSeries("swapgrid_power_planned_watts 0.0");
    assertSeries("swapgrid_service_active{service=\"tw-sreg\"} 1.0");
    assertSeries("swapgrid_device_up{device=\"main\"} 1.0");
    assertSeries("swapgrid_device_up{device=\"cabinet\"} 0.0");
    assertSeries("swapgrid_device_missed_polls_total{device=\"cabinet\",kind=\"timeout\"} 1.0");
    assertSeries("swapgrid_plan_writes_total{outcome=\"refused\"} 1.0");
    assertSeries("swapgrid_build_info{version=\"1.2.3\"} 1");
    assertSeries("swapgrid_cycle_overruns_total 1.0");
    assertSeries("swapgrid_state_write_failures_total 1.0");
    assertSeries("swapgrid_recorder_dropped_cycles_total 3.0");
    assertSeries("swapgrid_reactions_late_total{service=\"tw-sreg\"} 1.0");
    assertSeries("swapgrid_state_disk_free_bytes 5.0E9");
    assertSeries("swapgrid_state_disk_size_bytes 1.0E10");
  }

  @Test
  void exactlyOneModeIsSet() {
    shed();

    assertSeries("swapgrid_mode{mode=\"shedding\"} 1.0");
    var set = metrics.text().lines().filter(l -> l.matches("swapgrid_mode\\{.*} 1.0")).count();
    assertEquals(1, set);
    assertSeries("swapgrid_mode_transitions_total{mode=\"shedding\"} 1.0");
  }

  @Test
  void latencyHasTheAgreedLimits() {
    shed();

    assertSeries("swapgrid_crossing_to_limits_seconds_bucket{le=\"0.3\"} 0");
    assertSeries("swapgrid_crossing_to_limits_seconds_bucket{le=\"0.5\"} 1");
    var buckets =
        metrics
            .text()
            .lines()
            .filter(line -> line.startsWith("swapgrid_crossing_to_limits_seconds_bucket"))
            .toList();
    assertEquals(11, buckets.size(), buckets.toString());
  }

  @Test
  void baysStandOnTheirOwnPageOnly() {
    shed();

    assertFalse(metrics.text().contains("bay=\""));
    assertTrue(metrics.bayText().contains("swapgrid_bay_state_of_charge_ratio{bay=\"3\"} 0.4"));
    assertTrue(metrics.bayText().contains("swapgrid_bay_limit_watts{bay=\"4\"} 0"));
  }

  @Test
  void whatIsNotKnownIsNotZero() {
    metrics.expect(List.of(new MeterId("main")), List.of(new ServiceId("tw-sreg")), List.of());

    assertSeries("swapgrid_frequency_hertz{meter=\"main\"} NaN");
    assertSeries("swapgrid_power_measured_watts NaN");
    assertEquals("", metrics.bayText());
  }

  @Test
  void seriesOfServicesNoLongerConfiguredVanish() {
    shed();
    metrics.expect(List.of(Fixtures.METER), List.of(new ServiceId("fi-ffr")), List.of());

    assertFalse(metrics.text().contains("service=\"tw-sreg\""));
    assertTrue(metrics.text().contains("swapgrid_service_armed{service=\"fi-ffr\"}"));
  }

  @Test
  void promtoolFindsNothing() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/promtool")) || "true".equals(System.getenv("CI")),
        "promtool is missing: apt-get install prometheus");
    shed();

    assertEquals("", promtool(metrics.text()));
    assertEquals("", promtool(metrics.bayText()));
  }

  private static String promtool(String text) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("/usr/bin/promtool", "check", "metrics")
            .redirectErrorStream(true)
            .start();
    try (var in = process.outputWriter(UTF_8)) {
      in.write(text);
    }
    var findings = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    return exit == 0 ? findings : findings + "exit " + exit;
  }
}
