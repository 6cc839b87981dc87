package org.swapgrid.daemon;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.swapgrid.config.CheckReport;
import org.swapgrid.config.ConfigReader;
import org.swapgrid.config.ReadResult;
import org.swapgrid.config.StationConfig;
import org.swapgrid.config.spec.Severity;
import picocli.CommandLine.Option;

/** The option that names the configuration. */
final class ConfigOption {
  static final Path DEFAULT = Path.of("/etc/swapgrid/station.yaml");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The station's configuration (default: /etc/swapgrid/station.yaml).")
  private Path file;

  ConfigOption() {
    this(DEFAULT);
  }

  ConfigOption(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  boolean isDefault() {
    return file.equals(DEFAULT);
  }

  /**
   * Reads it, telling its findings.
   *
   * @param from the least weight that is told
   * @throws Failure with every fault when it does not hold
   */
  StationConfig read(PrintWriter messages, Severity from) {
    return switch (ConfigReader.read(file, System.getenv())) {
      case ReadResult.Ok(var config, var findings) -> {
        findings.stream()
            .filter(finding -> finding.severity().compareTo(from) <= 0)
            .forEach(finding -> messages.print(finding.render()));
        messages.flush();
        yield config;
      }
      case ReadResult.Faulty faulty ->
          throw new Failure(Exit.CONFIGURATION, new CheckReport(file.toString(), faulty).text());
    };
  }
}
