package org.swapgrid.config;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.swapgrid.config.spec.Finding;
import org.swapgrid.config.spec.Severity;

/** Small configurations for tests. */
final class Configs {
  static final String SMALLEST =
      """
      station: {id: s1, nominal_hz: 60, connection_limit_kw: 15}
      meters:
        - id: main
          map: janitza-umg96rm
          transport: tcp
          host: 10.0.0.5
          nominal_v: 220
      cabinet: {transport: tcp, host: 10.0.0.6}
      services: []
      """;

  private Configs() {}

  static ReadResult read(Path folder, String text, Map<String, String> environment)
      throws IOException {
    var file = Files.writeString(folder.resolve("station.yaml"), text);
    return ConfigReader.read(file, environment);
  }

  static StationConfig accepted(Path folder, String text, Map<String, String> environment)
      throws IOException {
    var result = read(folder, text, environment);
    var report = new CheckReport("station.yaml", result).text();
    return assertInstanceOf(ReadResult.Ok.class, result, report).config();
  }

  static List<Finding> errors(ReadResult result) {
    return of(result, Severity.ERROR);
  }

  static List<Finding> of(ReadResult result, Severity severity) {
    return result.findings().stream().filter(f -> f.severity() == severity).toList();
  }

  /** The one error, as a person reads it. */
  static String onlyError(ReadResult result) {
    var errors = errors(result);
    if (errors.size() != 1) {
      throw new AssertionError("not one error: " + errors);
    }
    return errors.getFirst().render();
  }
}
