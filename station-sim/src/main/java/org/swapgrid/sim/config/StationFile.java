package org.swapgrid.sim.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.swapgrid.config.CheckReport;
import org.swapgrid.config.ConfigReader;
import org.swapgrid.config.ReadResult;
import org.swapgrid.config.spec.Effective;
import org.swapgrid.config.spec.Finding;
import org.swapgrid.decision.Policy;
import org.swapgrid.device.MeterSettings;

/**
 * A station's configuration as the daemon would read it.
 *
 * @param policy what its controller is told
 * @param meters how its meters are read
 * @param values every value in force, "path = value"
 * @param notices what the daemon's own check says of it
 * @param hash of every value in force
 */
public record StationFile(
    Policy policy,
    List<MeterSettings> meters,
    List<String> values,
    List<String> notices,
    String hash) {

  public StationFile {
    meters = List.copyOf(meters);
    values = List.copyOf(values);
    notices = List.copyOf(notices);
  }

  /**
   * Reads and checks a file.
   *
   * @param settings that go before it, named as environment variables
   * @throws ConfigurationFault with every fault, as the daemon would tell it
   */
  public static StationFile read(Path file, Map<String, String> settings)
      throws ConfigurationFault {
    var result = ConfigReader.read(file, settings);
    return switch (result) {
      case ReadResult.Faulty _ ->
          throw new ConfigurationFault(new CheckReport(file.toString(), result).text());
      case ReadResult.Ok(var config, var findings) ->
          new StationFile(
              config.policy(),
              config.devices().meters(),
              config.effective().stream().map(StationFile::line).toList(),
              findings.stream().map(Finding::render).map(String::strip).toList(),
              config.hash());
    };
  }

  private static String line(Effective.Line line) {
    return line.path() + " = " + line.value();
  }

  /** The value in force of a setting, as it would be written; empty where it has none. */
  public String value(String path) {
    return values.stream()
        .filter(v -> v.startsWith(path + " = "))
        .map(v -> v.substring(path.length() + 3))
        .findFirst()
        .orElse("");
  }
}
