package org.swapgrid.daemon;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code swapgrid}. */
@Command(
    name = "swapgrid",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = Version.class,
    description = "Controls the charging of a battery-swap station for the grid's sake.",
    footer = {
      "",
      "Answers go to standard output, messages to standard error.",
      "Exit codes: 0 ok, 1 failed, 2 usage, 3 station unhealthy, 4 daemon unreachable,",
      "5 criteria not met, 78 configuration error."
    },
    subcommands = {
      RunCommand.class,
      CheckConfigCommand.class,
      ConfigSchemaCommand.class,
      StatusCommand.class,
      BaysCommand.class,
      HoldCommand.class,
      SelfTestCommand.class,
      ProbeCommand.class,
      ReplayCommand.class,
      SupportBundleCommand.class,
      EventsCommand.class,
      ReportCommand.class,
      ExportCommand.class,
      VerifyJournalCommand.class,
      StationKeyCommand.class,
      VersionCommand.class
    })
public final class Main implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    var exit = PlainRun.of(args).map(Main::run);
    System.exit(exit.isPresent() ? exit.get() : commandLine().execute(args));
  }

  private static int run(PlainRun plain) {
    var err = new PrintWriter(System.err, true, System.err.charset());
    try {
      return RunCommand.run(plain.config(), plain.dryRun(), err);
    } catch (Exception thrown) {
      // As the command line's library would: whatever ended the command becomes its exit code.
      return failed(thrown, err);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((thrown, command, _) -> failed(thrown, command.getErr()));
  }

  private static int failed(Exception thrown, PrintWriter err) {
    if (thrown instanceof Failure failure) {
      message(err, failure);
      return failure.exit();
    }
    err.println("swapgrid: a bug; please report it with these lines");
    thrown.printStackTrace(err);
    return Exit.FAILED;
  }

  private static void message(PrintWriter err, Failure failure) {
    var words = String.valueOf(failure.getMessage());
    err.println(words.endsWith("\n") ? words.stripTrailing() : "swapgrid: " + words);
    err.flush();
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
