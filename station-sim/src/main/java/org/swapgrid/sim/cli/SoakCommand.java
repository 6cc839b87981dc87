package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Sites;
import org.swapgrid.sim.soak.Course;
import org.swapgrid.sim.soak.Soak;
import org.swapgrid.sim.soak.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks for what grows. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "Play hours of life with the real daemon, 8 events a day with orders, faults, lost brokers"
          + " and",
      "riders, and see whether its memory, threads, file descriptors or files grow. Exits with 0",
      "when every event was shed, the station came back and nothing grew; else with 5."
    })
final class SoakCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--hours",
      paramLabel = "H",
      defaultValue = "24",
      description = "How much is played, 6 or more (default: ${DEFAULT-VALUE}).")
  double hours;

  @Option(
      names = "--pace",
      paramLabel = "N",
      defaultValue = "60",
      description = {
        "How many times faster than in life things happen, 1 to 180 (default: ${DEFAULT-VALUE});",
        "the daemon itself runs in real time."
      })
  int pace;

  @Option(
      names = "--every",
      paramLabel = "S",
      description = "Seconds between samples (default: a 200th of the time, 1 or more).")
  @Nullable Integer every;

  @Option(names = "--bays", paramLabel = "N", defaultValue = "30", description = "1 to 120.")
  int bays;

  @Mixin DaemonOption daemon = new DaemonOption();

  @Option(names = "--json", paramLabel = "FILE", description = "Write the verdict as JSON.")
  @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    var command = requireNonNull(spec).commandLine();
    var course = course();
    var settings =
        Sites.packaged().withBays(bays).withMeters(List.of(MeterMaps.find("janitza-umg96rm")));
    try (var soak = new Soak(course, settings, daemon.launch(), pause(course), command.getOut())) {
      var outcome = soak.run();
      outcome.words().forEach(command.getOut()::println);
      command.getOut().flush();
      if (json != null) {
        Files.writeString(json, outcome.json(course));
      }
      return outcome.isGood() ? Main.OK : Main.CRITERIA_NOT_MET;
    }
  }

  private Course course() {
    try {
      return new Course(hours, pace);
    } catch (IllegalArgumentException refused) {
      throw usage(String.valueOf(refused.getMessage()));
    }
  }

  private Duration pause(Course course) {
    long seconds = Math.max(1, every == null ? course.length().toSeconds() / 200 : every);
    if (seconds * Verdict.LEAST > course.length().toSeconds()) {
      throw usage("at least " + Verdict.LEAST + " samples are needed");
    }
    return Duration.ofSeconds(seconds);
  }

  private ParameterException usage(String why) {
    return new ParameterException(requireNonNull(spec).commandLine(), why);
  }
}
