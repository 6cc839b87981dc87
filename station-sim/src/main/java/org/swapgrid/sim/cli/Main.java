package org.swapgrid.sim.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.swapgrid.sim.config.ConfigurationFault;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The simulator's commands. */
@Command(
    name = "swapgrid-sim",
    description = "A simulated battery-swap station, its grid and its riders.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      StationCommand.class,
      DemoCommand.class,
      PrequalifyCommand.class,
      PrequalifyAllCommand.class,
      ControlCommand.class,
      BrokerCommand.class,
      PkiCommand.class,
      AggregatorCommand.class,
      BenchCommand.class,
      SoakCommand.class,
      DstCommand.class,
      OrderCommand.class,
      VersionCommand.class
    })
public final class Main {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int UNREACHABLE = 4;
  static final int CRITERIA_NOT_MET = 5;
  static final int BAD_CONFIGURATION = 78;

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(run(args, writer(System.out), writer(System.err)));
  }

  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((trouble, command, _) -> report(trouble, command))
        .execute(args);
  }

  private static int report(Exception trouble, CommandLine command) throws Exception {
    var words = String.valueOf(trouble.getMessage());
    var report = words.endsWith("\n");
    command.getErr().println(report ? words.stripTrailing() : "swapgrid-sim: " + words);
    return switch (trouble) {
      case ConfigurationFault _ -> BAD_CONFIGURATION;
      case IOException _, InterruptedException _ -> FAILED;
      default -> throw trouble;
    };
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
