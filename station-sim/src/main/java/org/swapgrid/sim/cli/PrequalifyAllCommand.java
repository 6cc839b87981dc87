package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the list of prequalifications that a release is judged by. */
@Command(
    name = "prequalify-all",
    mixinStandardHelpOptions = true,
    description = {
      "Run prequalify for tw-sreg, nordic-ffr-a, -b, -c (20 ms meter; -c with a 200 ms one too),",
      "gb-static-ffr, ercot-ufr, ercot-ffr and eirgrid-ffr, several at a time, and print a table.",
      "Exits with 0 when each verdict is what meter and product allow, with 5 when one is not."
    })
final class PrequalifyAllCommand implements Callable<Integer> {
  private static final String USUAL = "janitza-umg96rm";
  private static final String FAST = "sim-20ms";

  /** A market that wants data every 100 ms cannot have it of a meter of 200 ms. */
  private static final List<PrequalifyRun.Test> LIST =
      List.of(
          new PrequalifyRun.Test("tw-sreg", USUAL, true),
          new PrequalifyRun.Test("nordic-ffr-a", FAST, true),
          new PrequalifyRun.Test("nordic-ffr-b", FAST, true),
          new PrequalifyRun.Test("nordic-ffr-c", FAST, true),
          new PrequalifyRun.Test("nordic-ffr-c", USUAL, false),
          new PrequalifyRun.Test("gb-static-ffr", USUAL, true),
          new PrequalifyRun.Test("ercot-ufr", FAST, true),
          new PrequalifyRun.Test("ercot-ffr", FAST, true),
          new PrequalifyRun.Test("eirgrid-ffr", USUAL, true));

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "prequalify-all",
      description = "Where the reports go, one folder each (default: ${DEFAULT-VALUE}).")
  Path folder = Path.of("prequalify-all");

  @Option(
      names = "--at-once",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many at a time; each mostly waits (default: ${DEFAULT-VALUE}).")
  int atOnce;

  @Option(
      names = "--hold-limit",
      paramLabel = "S",
      description = "As for prequalify; without it the list takes a day.")
  @Nullable Integer holdLimit;

  @Option(names = "--steps", paramLabel = "T", description = "As for prequalify.")
  @Nullable String steps;

  @Override
  public Integer call() throws Exception {
    var command = requireNonNull(spec).commandLine();
    if (atOnce < 1 || atOnce > LIST.size()) {
      throw new ParameterException(command, "--at-once: from 1 to " + LIST.size());
    }
    Files.createDirectories(folder);
    var results = run();
    var table = PrequalifyRun.table(results);
    Files.writeString(folder.resolve("verdicts.txt"), table);
    command.getOut().print(table);
    command.getOut().flush();
    var expected = results.stream().allMatch(PrequalifyRun.Result::isAsExpected);
    return expected ? Main.OK : Main.CRITERIA_NOT_MET;
  }

  private List<PrequalifyRun.Result> run() throws Exception {
    var results = new ArrayList<PrequalifyRun.Result>();
    try (var pool = Executors.newFixedThreadPool(atOnce)) {
      var out = requireNonNull(spec).commandLine().getOut();
      var futures = new ArrayList<Future<PrequalifyRun.Result>>();
      for (var test : LIST) {
        futures.add(pool.submit(() -> new PrequalifyRun(test, folder).run(options(), out)));
      }
      for (var future : futures) {
        results.add(future.get());
      }
    }
    return results;
  }

  private List<String> options() {
    var options = new ArrayList<String>();
    if (holdLimit != null) {
      options.addAll(List.of("--hold-limit", holdLimit.toString()));
    }
    if (steps != null) {
      options.addAll(List.of("--steps", steps));
    }
    return options;
  }
}
