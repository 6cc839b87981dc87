package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.bench.footprint.FootprintBench;
import org.swapgrid.sim.bench.footprint.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the daemon takes of its box. */
@Command(
    name = "footprint",
    mixinStandardHelpOptions = true,
    description = {
      "Memory, processor, pauses, threads and files of the real daemon at a quiet station, and how",
      "long it is from its start until it is armed."
    })
final class FootprintCommand implements Callable<Integer> {
  private static final int MOST_BAYS = 120;
  private static final int LEAST_POLL = 10;
  private static final int MOST_POLL = 1000;

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--bays",
      paramLabel = "N",
      split = ",",
      defaultValue = "30,120",
      description = "Each 1 to 120 (default: ${DEFAULT-VALUE}).")
  List<Integer> bays = List.of();

  @Option(
      names = "--poll-ms",
      paramLabel = "P",
      split = ",",
      defaultValue = "100,50,20",
      description = "How often the meter is read, 10 to 1000 ms (default: ${DEFAULT-VALUE}).")
  List<Integer> polls = List.of();

  @Option(
      names = "--settle",
      paramLabel = "S",
      defaultValue = "60",
      description = "Seconds from armed to the measurement (default: ${DEFAULT-VALUE}).")
  int settle;

  @Option(
      names = "--window",
      paramLabel = "S",
      defaultValue = "30",
      description = "Seconds of the measurement (default: ${DEFAULT-VALUE}).")
  int window;

  @Option(
      names = "--starts",
      paramLabel = "K",
      defaultValue = "10",
      description = "Of each kind, 0 for none (default: ${DEFAULT-VALUE}).")
  int starts;

  @Mixin DaemonOption daemon = new DaemonOption();

  @Option(names = "--json", paramLabel = "FILE", description = "Also write all figures to a file.")
  @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    var line = requireNonNull(spec).commandLine();
    check();
    var launch = daemon.launch();
    var millis = polls.stream().map(Duration::ofMillis).toList();
    var settled = Duration.ofSeconds(settle);
    var measured = Duration.ofSeconds(window);
    var request = new Request(bays, millis, settled, measured, starts, launch, Request.KERNEL);
    var figures = new FootprintBench(request, words -> line.getErr().println(words)).run();
    figures.lines().forEach(line.getOut()::println);
    line.getOut().flush();
    if (json != null) {
      Files.writeString(json, figures.json() + "\n");
    }
    return Main.OK;
  }

  private void check() {
    var possible = bays.stream().allMatch(n -> n >= 1 && n <= MOST_BAYS);
    var readable = polls.stream().allMatch(p -> p >= LEAST_POLL && p <= MOST_POLL);
    if (!possible || !readable || settle < 0 || window < 1 || starts < 0) {
      throw usage("1 to 120 bays, 10 to 1000 ms, a window of 1 s or more");
    }
  }

  private ParameterException usage(String why) {
    return new ParameterException(requireNonNull(spec).commandLine(), why);
  }
}
