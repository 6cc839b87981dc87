package org.swapgrid.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.loop.Recorder;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.ServiceId;

/** Everything the station counts and measures of itself, and its text for Prometheus. */
public final class StationMetrics implements Recorder {
  /** The text's media type, version 0.0.4. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final String LATE = "swapgrid.reactions.late";
  private static final List<String> VERDICTS = List.of("met", "not met", "not measured");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final PrometheusMeterRegistry bays =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicReference<@Nullable CycleRecord> newest = new AtomicReference<>();
  private final DeviceMetrics devices = new DeviceMetrics(registry);
  private final DecisionMetrics decisions = new DecisionMetrics(registry, newest::get);
  private final ModeMetrics modes = new ModeMetrics(registry);
  private final Latencies latencies = new Latencies(registry);
  private final BooleanSupplier test;
  private final UplinkMetrics uplink = new UplinkMetrics(registry);
  private volatile LongSupplier recorderLost = () -> 0;
  private final Counter stateWriteFailures =
      Counter.builder("swapgrid.state.write.failures")
          .description("Attempts to write the state file that failed")
          .register(registry);

  /**
   * What is known of the program.
   *
   * @param version the program's
   * @param started by the wall clock
   * @param ready whether meter and cabinet answer
   * @param held whether a technician holds the station
   * @param test whether what the station does is a self-test's doing
   */
  public record Program(
      String version,
      Instant started,
      BooleanSupplier ready,
      BooleanSupplier held,
      BooleanSupplier test) {}

  public StationMetrics(Program program) {
    virtualMachine(registry.getPrometheusRegistry());
    Info.builder()
        .name("swapgrid_build_info")
        .help("The program that runs")
        .labelNames("version")
        .register(registry.getPrometheusRegistry())
        .addLabelValues(program.version());
    bays.getPrometheusRegistry().register(new BaySeries(newest::get));
    flag("swapgrid.ready", "Whether meter and cabinet answer", program.ready());
    flag("swapgrid.hold", "Whether a technician holds the station", program.held());
    flag(
        "swapgrid.self.test",
        "Whether what the station does is a self-test's doing, its way back included",
        program.test());
    test = program.test();
    VERDICTS.forEach(each -> selfTests(each).increment(0));
    instant("swapgrid.start.timestamp", "When the daemon started, Unix time", program.started());
    var _ =
        FunctionCounter.builder(
                "swapgrid.recorder.dropped.cycles", this, m -> m.recorderLost.getAsLong())
            .description("Control cycles that no event record has, as the disk was too slow")
            .register(registry);
    var _ =
        Gauge.builder("swapgrid.last.cycle.timestamp", this::lastCycle)
            .baseUnit("seconds")
            .description("When the last control cycle ran, Unix time")
            .register(registry);
  }

  /** What a growing daemon shows; the rest of what the library offers costs 200 classes. */
  private static void virtualMachine(PrometheusRegistry registry) {
    JvmMemoryMetrics.builder().register(registry);
    JvmGarbageCollectorMetrics.builder().register(registry);
    JvmThreadsMetrics.builder().register(registry);
    ProcessMetrics.builder().register(registry);
  }

  private void flag(String name, String help, BooleanSupplier holds) {
    var _ =
        Gauge.builder(name, () -> holds.getAsBoolean() ? 1 : 0)
            .description(help)
            .register(registry);
  }

  private void instant(String name, String help, Instant at) {
    var _ =
        Gauge.builder(name, () -> seconds(at))
            .baseUnit("seconds")
            .description(help)
            .register(registry);
  }

  private double lastCycle() {
    var cycle = newest.get();
    return cycle == null ? Double.NaN : seconds(cycle.seen().tick().wall());
  }

  private static double seconds(Instant at) {
    return at.toEpochMilli() / 1_000.0;
  }

  /** From now on there are series for these, and no other meters and services. */
  public void expect(List<MeterId> meters, List<ServiceId> services, List<String> devices) {
    decisions.expect(meters, services);
    expectReactions(services);
    devices.forEach(this.devices::expect);
  }

  private void expectReactions(List<ServiceId> services) {
    var names = services.stream().map(ServiceId::name).toList();
    for (var counter : registry.find(LATE).counters()) {
      if (!names.contains(counter.getId().getTag("service"))) {
        var _ = registry.remove(counter);
      }
    }
    for (var service : services) {
      var _ = reactionsLate(service);
    }
  }

  /** To be told by the drivers. */
  public DeviceListener devices() {
    return devices;
  }

  /** To be told by the uplink. */
  public UplinkMetrics uplink() {
    return uplink;
  }

  @Override
  public void append(CycleRecord cycle) {
    newest.set(cycle);
    modes.decided(cycle.made(), cycle.seen().tick(), test.getAsBoolean());
  }

  /**
   * One cycle ran.
   *
   * @param took from its begin to its end
   * @param late whether it began later after the one before than the loop promises
   */
  public void cycled(Duration took, boolean late) {
    latencies.cycled(took, late);
  }

  /** How often a cycle began late. */
  public long overruns() {
    return latencies.overruns();
  }

  /** From the interpolated crossing of a service's level to the decision to act. */
  public void crossingToDecision(Duration took) {
    latencies.decision().record(took);
  }

  /** From the interpolated crossing of a service's level to the acknowledged limits. */
  public void crossingToLimits(Duration took) {
    latencies.limits().record(took);
  }

  /** From the sample that lowered the plan to its acknowledgement. */
  public void sampleToLimits(Duration took) {
    latencies.sample().record(took);
  }

  /** An event's limits came into force later than its service allows a full response to take. */
  public void reactedLate(ServiceId service) {
    reactionsLate(service).increment();
  }

  private Counter reactionsLate(ServiceId service) {
    return Counter.builder(LATE)
        .description("Events whose limits came into force later than the service allows")
        .tag("service", service.name())
        .register(registry);
  }

  /**
   * From now on the room on the disk that keeps the state is told.
   *
   * @param free bytes the daemon may still write; NaN when unknown
   * @param size bytes in all; NaN when unknown
   */
  public void watchDisk(DoubleSupplier free, DoubleSupplier size) {
    bytes("swapgrid.state.disk.free", "Room left on the disk of the state", free);
    bytes("swapgrid.state.disk.size", "Size of the disk of the state", size);
  }

  /**
   * From now on it is told how many control cycles the event recorder lost.
   *
   * @param lost since the start; rises only
   */
  public void watchRecorder(LongSupplier lost) {
    recorderLost = lost;
  }

  private void bytes(String name, String help, DoubleSupplier value) {
    var _ =
        Gauge.builder(name, value::getAsDouble)
            .baseUnit("bytes")
            .description(help)
            .register(registry);
  }

  /** A self-test is over, with this verdict. */
  public void selfTested(String verdict) {
    selfTests(verdict).increment();
  }

  private Counter selfTests(String verdict) {
    return Counter.builder("swapgrid.self.tests")
        .description("Self-tests that are over, by their verdict")
        .tag("verdict", verdict.replace(' ', '_'))
        .register(registry);
  }

  public void stateNotWritten() {
    stateWriteFailures.increment();
  }

  /** The station's series, without any bay. */
  public String text() {
    return registry.scrape(CONTENT_TYPE);
  }

  /** The bays' series. */
  public String bayText() {
    return bays.scrape(CONTENT_TYPE);
  }
}
