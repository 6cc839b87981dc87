package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.bench.SimulatorBench;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Sites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast virtual time runs. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    description = "Station-hours simulated in a minute on one core, and what takes the time.")
final class SimulatorBenchCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(names = "--bays", paramLabel = "N", defaultValue = "30", description = "1 to 120.")
  int bays;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "For each part, after as long to warm up (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Override
  public Integer call() throws Exception {
    var settings =
        Sites.packaged().withBays(bays).withMeters(List.of(MeterMaps.find("janitza-umg96rm")));
    var out = requireNonNull(spec).commandLine().getOut();
    out.println(
        "cores: " + Runtime.getRuntime().availableProcessors() + ", one used; " + bays + " bays");
    new SimulatorBench(settings, Duration.ofSeconds(seconds)).run(out::println);
    out.flush();
    return Main.OK;
  }
}
