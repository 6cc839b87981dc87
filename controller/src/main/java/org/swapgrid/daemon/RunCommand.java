package org.swapgrid.daemon;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.swapgrid.config.spec.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    description = "Runs the controller until it is told to stop.",
    footer = {
      "",
      "SIGTERM or Ctrl-C hands the cabinet the present limits, none raised, and ends with 0;",
      "the cabinet then falls back to its own safe setting. SIGHUP reads the configuration again."
    })
final class RunCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--dry-run", description = "Sense and decide, but write nothing to the cabinet.")
  private boolean dryRun;

  @Override
  public Integer call() throws InterruptedException {
    return run(config, dryRun, spec.commandLine().getErr());
  }

  static int run(ConfigOption config, boolean dryRun, PrintWriter err) throws InterruptedException {
    var read = config.read(err, Severity.NOTICE);
    Logs.forDaemon(System.getenv("JOURNAL_STREAM") != null);
    Logs.level(read.host().log().name());
    try {
      return new Daemon(read, config.file(), dryRun).run();
    } finally {
      Logs.flush();
    }
  }
}
