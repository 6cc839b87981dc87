package org.swapgrid.daemon;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.swapgrid.config.CheckReport;
import org.swapgrid.config.ConfigReader;
import org.swapgrid.config.ReadResult;
import org.swapgrid.config.StationConfig;
import picocli.CommandLine.Option;

/** The option that names the configuration. */
final class ConfigOption {
  static final Path DEFAULT = Path.of("/etc/swapgrid/station.yaml");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The station's configuration (default: /etc/swapgrid/station.yaml).")
  private Path file = DEFAULT;

  Path file() {
    return file;
  }

  boolean isDefault() {
    return file.equals(DEFAULT);
  }

  /**
   * Reads it, telling warnings and notices.
   *
   * @throws Failure with every fault when it does not hold
   */
  StationConfig read(PrintWriter messages) {
    return switch (ConfigReader.read(file, System.getenv())) {
      case ReadResult.Ok(var config, var findings) -> {
        findings.forEach(finding -> messages.print(finding.render()));
        messages.flush();
        yield config;
      }
      case ReadResult.Faulty faulty ->
          throw new Failure(Exit.CONFIGURATION, new CheckReport(file.toString(), faulty).text());
    };
  }
}
