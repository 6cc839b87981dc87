package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.bench.reaction.ReactionBench;
import org.swapgrid.sim.bench.reaction.ReactionFigures;
import org.swapgrid.sim.bench.reaction.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast the daemon is on the wire. */
@Command(
    name = "reaction",
    mixinStandardHelpOptions = true,
    description = {
      "From a change of the meter's register to the commands at the cabinet, of the real daemon",
      "and, by turns, of a minimal C program on libmodbus (gcc and libmodbus-dev needed for it)."
    })
final class ReactionCommand implements Callable<Integer> {
  private static final int MOST_BAYS = 120;

  @Spec @Nullable CommandSpec spec;

  @Option(names = "--bays", paramLabel = "N", defaultValue = "30", description = "1 to 120.")
  int bays;

  @Option(
      names = "--poll-ms",
      paramLabel = "P",
      defaultValue = "50",
      description = "How often the meter is read, 10 to 1000 ms (default: ${DEFAULT-VALUE}).")
  int poll;

  @Option(
      names = "--steps",
      paramLabel = "K",
      defaultValue = "50",
      description = "Of each program, about two seconds each (default: ${DEFAULT-VALUE}).")
  int steps;

  @Option(names = "--rtu", description = "Over pseudo terminals (needs socat) instead of TCP.")
  boolean serial;

  @Mixin DaemonOption daemon = new DaemonOption();

  @Option(names = "--json", paramLabel = "F", description = "Also write every step to a file.")
  @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    var line = requireNonNull(spec).commandLine();
    if (bays < 1 || bays > MOST_BAYS || poll < 10 || poll > 1000 || steps < 1) {
      throw new ParameterException(line, "1 to 120 bays, 10 to 1000 ms, 1 step or more");
    }
    var request = new Request(bays, Duration.ofMillis(poll), steps, serial, daemon.launch());
    try (var bench = new ReactionBench(request, words -> line.getErr().println(words))) {
      var figures = new ReactionFigures(request, bench.run());
      figures.lines().forEach(line.getOut()::println);
      line.getOut().flush();
      if (json != null) {
        Files.writeString(json, figures.json() + "\n");
      }
    }
    return Main.OK;
  }
}
