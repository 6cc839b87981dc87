package org.swapgrid.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.GridState;
import org.swapgrid.decision.View;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;

/** Gauges over the newest decision; NaN while something is not known. */
final class DecisionMetrics {
  private static final String WATTS = "watts";

  private final MeterRegistry registry;
  private final Supplier<@Nullable CycleRecord> newest;
  private final MultiGauge frequency;
  private final MultiGauge healthy;
  private final MultiGauge armed;
  private final MultiGauge active;
  private final MultiGauge owed;
  private final MultiGauge available;

  DecisionMetrics(MeterRegistry registry, Supplier<@Nullable CycleRecord> newest) {
    this.registry = registry;
    this.newest = newest;
    frequency = rows("swapgrid.frequency", "hertz", "The meter's last reading that counted");
    healthy = rows("swapgrid.meter.healthy", null, "Whether the meter's readings count");
    armed = rows("swapgrid.service.armed", null, "Whether a low frequency would be answered now");
    active = rows("swapgrid.service.active", null, "Whether the service's claim stands");
    owed = rows("swapgrid.service.owed", WATTS, "The reduction the service asks for now");
    available = rows("swapgrid.service.available", WATTS, "The reduction on offer to the service");
    power();
    bays();
  }

  private MultiGauge rows(String name, @Nullable String unit, String help) {
    return MultiGauge.builder(name).baseUnit(unit).description(help).register(registry);
  }

  /** From now on there are series for these meters and services, and no others. */
  void expect(List<MeterId> meters, List<ServiceId> services) {
    each(frequency, "meter", meters, (view, id) -> meter(view, id, DecisionMetrics::hertz));
    each(healthy, "meter", meters, (view, id) -> meter(view, id, m -> one(isHealthy(m))));
    each(armed, "service", services, (view, id) -> service(view, id, s -> one(s.armed())));
    each(active, "service", services, (view, id) -> service(view, id, s -> one(s.active())));
    each(owed, "service", services, (view, id) -> service(view, id, s -> s.owed().watts()));
    each(
        available,
        "service",
        services,
        (view, id) -> service(view, id, s -> s.available().watts()));
  }

  private <T> void each(
      MultiGauge gauge, String label, List<T> ids, ToDoubleBiFunction<View, T> value) {
    var rows =
        ids.stream()
            .<MultiGauge.Row<?>>map(id ->
                MultiGauge.Row.of(
                    Tags.of(label, String.valueOf(id)),
                    () -> read(view -> value.applyAsDouble(view, id))))
            .toList();
    gauge.register(rows, true);
  }

  private void power() {
    balance("measured", "Draw by the cabinet's own measurement", View.Balance::measured);
    balance("baseline", "Draw before the event", View.Balance::baseline);
    balance("allowed", "The most the station may draw", View.Balance::allowed);
    balance("owed", "The reduction owed by active services", View.Balance::owed);
    balance(
        "delivered",
        "The reduction really measured",
        balance -> balance.measured() == null ? null : balance.delivered());
    var _ =
        Gauge.builder("swapgrid.power.planned", this::planned)
            .baseUnit(WATTS)
            .description("The sum of all bays' limits")
            .register(registry);
  }

  private void balance(String name, String help, Function<View.Balance, @Nullable Power> quantity) {
    gauge("swapgrid.power." + name, WATTS, help, view -> watts(quantity.apply(view.balance())));
  }

  private double planned() {
    var cycle = newest.get();
    return cycle == null ? Double.NaN : cycle.made().plan().total().watts();
  }

  private void bays() {
    gauge("swapgrid.bays.occupied", null, "Slots with a battery", v -> v.bays().occupied());
    gauge("swapgrid.bays.charging", null, "Bays drawing power", v -> v.bays().charging());
    gauge("swapgrid.bays.ready", null, "Batteries that can be handed out", v -> v.bays().ready());
    gauge(
        "swapgrid.bays.kept.for.riders",
        null,
        "Bays kept charging for coming riders",
        v -> v.bays().keptForRiders());
    gauge(
        "swapgrid.bays.not.obeying",
        null,
        "Bays that draw more than told",
        v -> v.bays().notObeying().size());
  }

  private void gauge(
      String name, @Nullable String unit, String help, ToDoubleFunction<View> value) {
    var _ =
        Gauge.builder(name, () -> read(value)).baseUnit(unit).description(help).register(registry);
  }

  private double read(ToDoubleFunction<View> value) {
    var cycle = newest.get();
    return cycle == null ? Double.NaN : value.applyAsDouble(cycle.made().view());
  }

  private static double meter(View view, MeterId id, ToDoubleFunction<View.MeterView> value) {
    return view.meters().stream()
        .filter(meter -> meter.meter().equals(id))
        .mapToDouble(value)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static double service(View view, ServiceId id, ToDoubleFunction<View.ServiceView> value) {
    return view.services().stream()
        .filter(service -> service.service().equals(id))
        .mapToDouble(value)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static double hertz(View.MeterView meter) {
    var reading = meter.frequency();
    return reading == null || !isHealthy(meter) ? Double.NaN : reading.hertz();
  }

  private static boolean isHealthy(View.MeterView meter) {
    return meter.doubt() == GridState.Doubt.NONE;
  }

  private static double watts(@Nullable Power power) {
    return power == null ? Double.NaN : power.watts();
  }

  private static double one(boolean holds) {
    return holds ? 1 : 0;
  }
}
