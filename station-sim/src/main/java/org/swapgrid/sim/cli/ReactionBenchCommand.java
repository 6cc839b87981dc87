package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.bench.ReactionBench;
import org.swapgrid.sim.bench.ReactionTask;
import org.swapgrid.sim.config.Sites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From a meter's register to the cabinet. */
@Command(
    name = "reaction",
    mixinStandardHelpOptions = true,
    description = "From a meter's register to the cabinet's limits, beside the least C program.")
final class ReactionBenchCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(names = "--bays", paramLabel = "N", defaultValue = "30", description = "1 to 120.")
  int bays;

  @Option(
      names = "--poll-ms",
      paramLabel = "P",
      defaultValue = "50",
      description = "From one poll of the meter to the next (default: ${DEFAULT-VALUE}).")
  int pollMillis;

  @Option(
      names = "--steps",
      paramLabel = "K",
      defaultValue = "100",
      description = "Steps of the frequency (default: ${DEFAULT-VALUE}); each takes 3 s.")
  int steps;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
  @Nullable Path json;

  @Option(names = "--rtu", description = "On serial lines made by socat instead of TCP.")
  boolean serial;

  @Override
  public Integer call() throws Exception {
    var command = requireNonNull(spec).commandLine();
    try (var bench = new ReactionBench(Sites.packaged(), task())) {
      var figures = bench.run();
      command.getOut().println("cores: " + Runtime.getRuntime().availableProcessors());
      command.getOut().println(figures.words());
      command.getOut().flush();
      if (json != null) {
        Files.writeString(json, figures.json() + "\n");
      }
    }
    return Main.OK;
  }

  private ReactionTask task() {
    try {
      return new ReactionTask(bays, pollMillis, steps, serial);
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(
          requireNonNull(spec).commandLine(), String.valueOf(refused.getMessage()));
    }
  }
}
