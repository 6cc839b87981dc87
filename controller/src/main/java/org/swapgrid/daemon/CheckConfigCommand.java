package org.swapgrid.daemon;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.swapgrid.config.CheckReport;
import org.swapgrid.config.ConfigReader;
import org.swapgrid.config.ReadResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check-config",
    description = "Checks a configuration and tells every fault at once.")
final class CheckConfigCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Default: /etc/swapgrid/station.yaml.")
  private Path file = ConfigOption.DEFAULT;

  @Option(names = "--print", description = "Show every value in force and where it came from.")
  private boolean print;

  @Option(names = "--connect", description = "Also ask every device once; writes nothing.")
  private boolean connect;

  @Option(names = "--format", paramLabel = "text|json", description = "Default: text.")
  private Format format = Format.TEXT;

  /** How the answer is written. */
  enum Format {
    TEXT,
    JSON
  }

  @Override
  public Integer call() {
    var result = ConfigReader.read(file, System.getenv());
    tell(new CheckReport(file.toString(), result));
    return switch (result) {
      case ReadResult.Faulty _ -> Exit.CONFIGURATION;
      case ReadResult.Ok ok -> connect ? new Probe(messages()).all(ok.config()) : Exit.OK;
    };
  }

  /** With --format json the answer stays one document: what devices say goes to the messages. */
  private PrintWriter messages() {
    var line = spec.commandLine();
    return format == Format.JSON ? line.getErr() : line.getOut();
  }

  private void tell(CheckReport report) {
    var out = spec.commandLine().getOut();
    switch (format) {
      case JSON -> out.print(report.json(print));
      case TEXT -> {
        if (print) {
          out.print(report.print());
        }
        out.print(report.text());
      }
    }
    out.flush();
  }
}
