package org.swapgrid.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.BaySnapshot;

/** Per-bay series, made when asked for: 120 bays cost nothing between two scrapes. */
final class BaySeries implements MultiCollector {
  private final Supplier<@Nullable CycleRecord> newest;

  BaySeries(Supplier<@Nullable CycleRecord> newest) {
    this.newest = newest;
  }

  @Override
  public MetricSnapshots collect() {
    var cycle = newest.get();
    if (cycle == null) {
      return new MetricSnapshots();
    }
    return new MetricSnapshots(
        draw(cycle),
        reportedLimit(cycle),
        limit(cycle),
        charge(cycle),
        warmth(cycle),
        obeying(cycle));
  }

  private static GaugeSnapshot draw(CycleRecord cycle) {
    return bays(cycle, "power_watts", "What the bay draws", bay -> (double) bay.draw().watts());
  }

  private static GaugeSnapshot reportedLimit(CycleRecord cycle) {
    return bays(
        cycle,
        "limit_in_force_watts",
        "The bay's limit as the cabinet reports it",
        bay -> (double) bay.reportedLimit().watts());
  }

  private static GaugeSnapshot charge(CycleRecord cycle) {
    return bays(cycle, "state_of_charge_ratio", "How full its battery is", BaySeries::ratio);
  }

  private static GaugeSnapshot warmth(CycleRecord cycle) {
    return bays(cycle, "temperature_celsius", "Its battery's hottest cell", BaySeries::celsius);
  }

  private static GaugeSnapshot limit(CycleRecord cycle) {
    var series = series("limit_watts", "The most the bay may draw by the plan");
    for (BayLimit each : cycle.made().plan().limits()) {
      series.dataPoint(point(each.bay(), (double) each.limit().watts()));
    }
    return series.build();
  }

  private static GaugeSnapshot obeying(CycleRecord cycle) {
    Set<BayId> not = cycle.made().view().bays().notObeying().stream().collect(Collectors.toSet());
    return bays(
        cycle, "obeying", "Whether it follows its limit", b -> not.contains(b.bay()) ? 0 : 1);
  }

  private static GaugeSnapshot bays(
      CycleRecord cycle, String name, String help, ToDoubleFunction<BaySnapshot> value) {
    var series = series(name, help);
    var cabinet = cycle.seen().cabinet();
    if (cabinet != null) {
      cabinet.bays().forEach(bay -> series.dataPoint(point(bay.bay(), value.applyAsDouble(bay))));
    }
    return series.build();
  }

  private static GaugeSnapshot.Builder series(String name, String help) {
    return GaugeSnapshot.builder().name("swapgrid_bay_" + name).help(help);
  }

  private static GaugeDataPointSnapshot point(BayId bay, double value) {
    return GaugeDataPointSnapshot.builder()
        .labels(Labels.of("bay", Integer.toString(bay.number())))
        .value(value)
        .build();
  }

  private static double ratio(BaySnapshot bay) {
    var battery = bay.battery();
    return battery == null ? Double.NaN : battery.stateOfCharge().permille() / 1_000.0;
  }

  private static double celsius(BaySnapshot bay) {
    var battery = bay.battery();
    return battery == null ? Double.NaN : battery.temperature().deciCelsius() / 10.0;
  }
}
