package org.swapgrid.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.model.WriteOutcome;

/** What the drivers report of their own work. */
final class DeviceMetrics implements DeviceListener {
  private static final String DEVICE = "device";

  private final MeterRegistry registry;
  private final Map<String, AtomicInteger> up = new ConcurrentHashMap<>();

  DeviceMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (var outcome : new String[] {"curtailed", "written", "refused", "unanswered"}) {
      var _ = writes(outcome);
    }
  }

  /** Makes the device's series, down until it is heard of. */
  void expect(String device) {
    var _ = state(device);
  }

  private AtomicInteger state(String device) {
    return up.computeIfAbsent(device, this::register);
  }

  private AtomicInteger register(String device) {
    var state = new AtomicInteger();
    var _ =
        Gauge.builder("swapgrid.device.up", state, AtomicInteger::doubleValue)
            .description("Whether the device answers as it should")
            .tag(DEVICE, device)
            .register(registry);
    return state;
  }

  @Override
  public void up(String device) {
    state(device).set(1);
  }

  @Override
  public void down(String device, String why) {
    state(device).set(0);
  }

  @Override
  public void answered(String device, Duration roundTrip) {
    Histograms.of("swapgrid.device.round.trip", "Time from a request to its complete answer")
        .tag(DEVICE, device)
        .register(registry)
        .record(roundTrip);
  }

  @Override
  public void missed(String device, String kind) {
    Counter.builder("swapgrid.device.missed.polls")
        .description("Exchanges that went wrong, by what went wrong")
        .tag(DEVICE, device)
        .tag("kind", kind)
        .register(registry)
        .increment();
  }

  @Override
  public void wrote(WriteOutcome outcome) {
    writes(
            switch (outcome) {
              case WriteOutcome.Curtailed _ -> "curtailed";
              case WriteOutcome.Written _ -> "written";
              case WriteOutcome.Refused _ -> "refused";
              case WriteOutcome.Unanswered _ -> "unanswered";
            })
        .increment();
  }

  private Counter writes(String outcome) {
    return Counter.builder("swapgrid.plan.writes")
        .description("What became of plans at the cabinet")
        .tag("outcome", outcome)
        .register(registry);
  }
}
