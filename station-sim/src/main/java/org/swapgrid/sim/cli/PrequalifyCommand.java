package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.io.Console;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.config.Products;
import org.swapgrid.sim.prequalify.Addresses;
import org.swapgrid.sim.prequalify.Outcome;
import org.swapgrid.sim.prequalify.OutcomeFiles;
import org.swapgrid.sim.prequalify.Prequalification;
import org.swapgrid.sim.prequalify.Progress;
import org.swapgrid.sim.prequalify.Request;
import org.swapgrid.sim.prequalify.Shortening;
import org.swapgrid.sim.prequalify.Verdict;
import org.swapgrid.sim.prequalify.report.ReportPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells before the market's own test whether a station passes. */
@Command(
    name = "prequalify",
    mixinStandardHelpOptions = true,
    description = {
      "Run the test sequence T1 to T12 for a service against the real daemon over Modbus.",
      "Writes report.html, result.json and the raw data of each step.",
      "Exits with 0 when every criterion examined is met, with 5 when one is not."
    })
final class PrequalifyCommand implements Callable<Integer> {
  private static final int CABINET_AFTER_METER = 1;

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--service",
      required = true,
      paramLabel = "ID",
      description = "For example tw-sreg.")
  String service = "";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The station's configuration; only addresses, folders and brokers are replaced. Left out:"
              + " a station with every wait at its default.")
  @Nullable Path config;

  @Option(
      names = "--meter",
      paramLabel = "MAP",
      description =
          "The meter's register map, by name or file; sim-20ms is a made-up one of 20 ms.")
  @Nullable String meter;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the report goes (default: prequalify-ID).")
  @Nullable Path folder;

  @Option(
      names = "--hold-limit",
      paramLabel = "S",
      description =
          "No hold of the test and no wait of the station is longer, 5 s or more. The report says"
              + " what was cut.")
  @Nullable Integer holdLimit;

  @Option(
      names = "--steps",
      split = ",",
      paramLabel = "T",
      description = "Only these, as T1,T2,T8.")
  List<String> steps = List.of();

  @Option(
      names = "--target",
      paramLabel = "HOST:PORT",
      description =
          "Test a box elsewhere: serve the meter at this address of this machine, where the box has"
              + " its meter, and wait for it.")
  @Nullable String target;

  @Option(
      names = "--cabinet-port",
      paramLabel = "P",
      description = "With --target: where the box has its cabinet (default: the port after it).")
  @Nullable Integer cabinetPort;

  @Override
  public Integer call() throws Exception {
    var command = requireNonNull(spec).commandLine();
    Request request;
    Shortening cuts;
    try {
      request = new Request(Products.find(service), config, meter, box(), wanted());
      cuts = new Shortening(holdLimit == null ? null : Duration.ofSeconds(holdLimit));
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(command, String.valueOf(refused.getMessage()), refused);
    }
    var live = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    var work = Files.createTempDirectory("swapgrid-pq");
    var progress = new Progress(command.getOut(), live);
    try (var run = new Prequalification(request, cuts, progress, work)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(run), "prequalify-cleanup"));
      var outcome = run.run();
      var out = folder == null ? Path.of("prequalify-" + service) : folder;
      write(outcome, work, out);
      command.getOut().println(summary(outcome) + "\nReport: " + out.resolve("report.html"));
      return outcome.verdict() == Verdict.NOT_MET ? Main.CRITERIA_NOT_MET : Main.OK;
    }
  }

  private static void leave(Prequalification run) {
    try {
      run.close();
    } catch (IOException left) {
      System.err.println("swapgrid-sim: not all could be cleaned up: " + left.getMessage());
    }
  }

  private Set<String> wanted() {
    var wanted = new LinkedHashSet<String>();
    for (var step : steps) {
      var id = step.strip().toUpperCase(Locale.ROOT);
      if (!id.matches("T([1-9]|1[0-2])")) {
        throw new IllegalArgumentException("--steps: " + step + " is none of T1 to T12");
      }
      wanted.add(id);
    }
    return wanted;
  }

  private @Nullable Addresses box() throws IOException {
    if (target == null) {
      return null;
    }
    var colon = target.lastIndexOf(':');
    if (colon < 1 || !target.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("--target: expected HOST:PORT, found " + target);
    }
    var port = Integer.parseInt(target.substring(colon + 1));
    var cabinet = cabinetPort == null ? port + CABINET_AFTER_METER : cabinetPort;
    return new Addresses(InetAddress.getByName(target.substring(0, colon)), port, cabinet);
  }

  private static String summary(Outcome outcome) {
    var open = outcome.notExamined();
    return "%s: %s%s"
        .formatted(
            outcome.product().id(),
            outcome.verdict().words().toUpperCase(Locale.ROOT),
            open == 0 ? "" : " as far as examined (not examined: " + open + ")");
  }

  private static void write(Outcome outcome, Path work, Path out) throws IOException {
    var files = OutcomeFiles.of(outcome);
    OutcomeFiles.write(files, out);
    Files.writeString(out.resolve("report.html"), ReportPage.of(outcome, files));
    for (var name : List.of("station.yaml", "daemon.log")) {
      if (Files.exists(work.resolve(name))) {
        Files.copy(work.resolve(name), out.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
