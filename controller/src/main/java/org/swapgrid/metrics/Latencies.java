package org.swapgrid.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** How fast the loop is. */
final class Latencies {
  private final Timer cycle;
  private final Timer decision;
  private final Timer limits;
  private final Timer sample;
  private final Counter overruns;

  Latencies(MeterRegistry registry) {
    cycle = Histograms.register("swapgrid.cycle.duration", "One control cycle", registry);
    decision =
        Histograms.register(
            "swapgrid.crossing.to.decision",
            "From the crossing of a service's level to the decision",
            registry);
    limits =
        Histograms.register(
            "swapgrid.crossing.to.limits",
            "From the crossing of a service's level to acknowledged limits",
            registry);
    sample =
        Histograms.register(
            "swapgrid.sample.to.limits",
            "From the sample that lowered the plan to acknowledged limits",
            registry);
    overruns =
        Counter.builder("swapgrid.cycle.overruns")
            .description("Cycles that began later than promised")
            .register(registry);
  }

  void cycled(Duration took, boolean late) {
    cycle.record(took);
    if (late) {
      overruns.increment();
    }
  }

  long overruns() {
    return Math.round(overruns.count());
  }

  Timer decision() {
    return decision;
  }

  Timer limits() {
    return limits;
  }

  Timer sample() {
    return sample;
  }
}
