package org.swapgrid.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.DoubleStream;

/** Latencies as classic histograms with the same limits everywhere, so they can be compared. */
final class Histograms {
  private static final Duration[] LIMITS =
      DoubleStream.of(0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 2, 5, 10)
          .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
          .toArray(Duration[]::new);

  private Histograms() {}

  static Timer.Builder of(String name, String help) {
    return Timer.builder(name).description(help).serviceLevelObjectives(LIMITS);
  }

  static Timer register(String name, String help, MeterRegistry registry) {
    return of(name, help).register(registry);
  }
}
