package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.bench.UplinkBench;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Sites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the real daemon. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure the real daemon on this machine and print the figures.",
    subcommands = {
      BenchCommand.Uplink.class,
      FootprintCommand.class,
      ReactionCommand.class,
      SimulatorBenchCommand.class
    })
final class BenchCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(requireNonNull(spec).commandLine(), "a benchmark is missing");
  }

  @Command(
      name = "uplink",
      mixinStandardHelpOptions = true,
      description = "From the decision to shed to its record at an aggregator.")
  static final class Uplink implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Option(
        names = "--events",
        paramLabel = "N",
        defaultValue = "20",
        description = "How many (default: ${DEFAULT-VALUE}).")
    int events;

    @Option(names = "--bays", paramLabel = "N", defaultValue = "30", description = "1 to 120.")
    int bays;

    @Override
    public Integer call() throws Exception {
      var settings =
          Sites.packaged().withBays(bays).withMeters(List.of(MeterMaps.find("janitza-umg96rm")));
      try (var bench = new UplinkBench(settings)) {
        var out = requireNonNull(spec).commandLine().getOut();
        out.println("cores: " + Runtime.getRuntime().availableProcessors());
        out.println(UplinkBench.words(bench.run(events)));
        out.flush();
      }
      return Main.OK;
    }
  }
}
