package org.swapgrid.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Decision;
import org.swapgrid.model.Tick;

/** Which mode the station is in, since when, and how often each was entered. */
final class ModeMetrics {
  private final Map<ModeName, Counter> entered = new EnumMap<>(ModeName.class);
  private volatile @Nullable ModeName mode;
  private volatile double sinceEpochSeconds = Double.NaN;
  private Duration since = Duration.ZERO;

  ModeMetrics(MeterRegistry registry) {
    for (var each : ModeName.values()) {
      entered.put(each, transitions(each, registry));
      var _ =
          Gauge.builder("swapgrid.mode", () -> mode == each ? 1 : 0)
              .description("1 for the mode the station is in, 0 for every other")
              .tag("mode", each.label())
              .register(registry);
    }
    var _ =
        Gauge.builder("swapgrid.mode.since.timestamp", () -> sinceEpochSeconds)
            .baseUnit("seconds")
            .description("When the present mode was entered, Unix time")
            .register(registry);
  }

  private static Counter transitions(ModeName mode, MeterRegistry registry) {
    return Counter.builder("swapgrid.mode.transitions")
        .description("How often each mode was entered")
        .tag("mode", mode.label())
        .register(registry);
  }

  /**
   * Called on the control thread alone.
   *
   * @param test a self-test's changes of mode are not counted
   */
  void decided(Decision made, Tick tick, boolean test) {
    var next = made.next().mode();
    var name = ModeName.of(next);
    if (name != mode) {
      var counter = entered.get(name);
      if (mode != null && counter != null && !test) {
        counter.increment();
      }
      mode = name;
    }
    if (Double.isNaN(sinceEpochSeconds) || !next.since().equals(since)) {
      since = next.since();
      var age = tick.elapsed().minus(since);
      sinceEpochSeconds = tick.wall().minus(age).toEpochMilli() / 1_000.0;
    }
  }
}
