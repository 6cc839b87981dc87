package org.swapgrid.sim.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.swapgrid.decision.Policy;
import org.swapgrid.decision.Resume;
import org.swapgrid.model.Power;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.StationFile;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.SiteSettings;
import org.swapgrid.sim.virtual.VirtualStation;

/** How many hours of a station's time a minute of one core simulates, and what takes it. */
public final class SimulatorBench {
  private static final long SECOND = 1_000_000_000L;

  /** The processor's clock is dear to read: one look costs as much as many steps. */
  private static final int BETWEEN_LOOKS = 64;

  private static final String STATION =
      """
      station: {id: bench-1, nominal_hz: 60, connection_limit_kw: 1000}
      meters: [{id: main, map: janitza-umg96rm, transport: tcp, host: 127.0.0.1, nominal_v: 220}]
      cabinet: {transport: tcp, host: 127.0.0.2}
      services: [{use: tw-sreg}]
      """;

  private final SiteSettings settings;
  private final Duration each;

  /**
   * Nothing runs yet.
   *
   * @param settings of the site, with one meter
   * @param each how long each part runs, in time of the processor, after as long to warm up
   */
  public SimulatorBench(SiteSettings settings, Duration each) {
    this.settings = settings;
    this.each = each;
  }

  /** Runs every part, and tells each part's figure when it is there. */
  public void run(Consumer<String> told) throws IOException, ConfigurationFault {
    var bare = settings.withMeters(List.of());
    for (var step : List.of(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMinutes(1))) {
      part("station alone, step " + words(step), step, alone(bare), told);
    }
    var meter = Duration.ofMillis(200);
    part("station with a 200 ms meter, step 200 ms", meter, alone(settings), told);
    for (var step : List.of(Duration.ofMillis(100), meter, Duration.ofSeconds(1))) {
      part("station with the core, step " + words(step), step, controlled(step), told);
    }
  }

  private LongConsumer alone(SiteSettings of) {
    var site = new Site(of, Scenario.quiet(of.supply().hertz(), of.seed()));
    return nanos -> site.advanceTo(site.now() + nanos);
  }

  private LongConsumer controlled(Duration step) throws IOException, ConfigurationFault {
    var quiet = Scenario.quiet(settings.supply().hertz(), settings.seed());
    var peace =
        new Resume(Resume.Stage.NORMAL, List.of(), Power.ofKilowatts(100), Power.ZERO, 0, false);
    var station = new VirtualStation(settings, quiet, policy(), step, peace);
    return nanos -> {
      var _ = station.run(Duration.ofNanos(nanos));
    };
  }

  private static Policy policy() throws IOException, ConfigurationFault {
    var folder = Files.createTempDirectory("swapgrid-bench");
    var file = Files.writeString(folder.resolve("station.yaml"), STATION);
    try {
      return StationFile.read(file, Map.of()).policy();
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }

  private void part(String name, Duration step, LongConsumer advance, Consumer<String> told) {
    var _ = hoursAMinute(step, advance);
    try (var samples = Samples.of(Thread.currentThread())) {
      var hours = hoursAMinute(step, advance);
      told.accept(
          String.format(
              Locale.ROOT,
              "%-42s %,12.0f station-hours a minute; %s",
              name,
              hours,
              samples.words()));
    }
  }

  private double hoursAMinute(Duration step, LongConsumer advance) {
    var began = cpuNanos();
    long steps = 0;
    do {
      for (int i = 0; i < BETWEEN_LOOKS; i++) {
        advance.accept(step.toNanos());
      }
      steps += BETWEEN_LOOKS;
    } while (cpuNanos() - began < each.toNanos());
    var spent = (double) (cpuNanos() - began) / SECOND;
    return steps * (step.toNanos() / 3600e9) / spent * 60;
  }

  /** Of this thread alone: other work on the machine does not count. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String words(Duration step) {
    return step.toMillis() + " ms";
  }
}
