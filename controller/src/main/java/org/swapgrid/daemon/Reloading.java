package org.swapgrid.daemon;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.config.ConfigReader;
import org.swapgrid.config.ReadResult;
import org.swapgrid.config.Reload;
import org.swapgrid.config.StationConfig;
import org.swapgrid.config.spec.Severity;

/**
 * Reads the configuration again while the station runs: takes over what can be, refuses the rest
 * with its reason, and keeps running whatever it finds.
 */
final class Reloading {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid");

  private final Path file;
  private final Map<String, String> environment;
  private final StationConfig atStart;

  Reloading(Path file, Map<String, String> environment, StationConfig first) {
    this.file = file;
    this.environment = Map.copyOf(environment);
    this.atStart = first;
  }

  /**
   * What is taken over.
   *
   * @param hash of the file's values
   * @param restartNeeded whether some of them were refused
   */
  record Taken(StationConfig config, String hash, boolean restartNeeded) {}

  /** Reads it again; empty where nothing is taken over. */
  Optional<Taken> read() {
    return switch (ConfigReader.read(file, environment)) {
      case ReadResult.Faulty(var findings) -> {
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .forEach(finding -> LOG.error("{}", finding.render().stripTrailing()));
        LOG.atError().addKeyValue("file", file).log("reload refused: nothing was taken over");
        yield Optional.empty();
      }
      case ReadResult.Ok(var next, _) -> {
        var refused = Reload.compare(atStart, next);
        refused.forEach(each -> LOG.warn("reload: {}", each.words()));
        Logs.level(next.host().log().name());
        var held = Reload.onto(atStart, next);
        if (held.isEmpty()) {
          LOG.error("reload refused: with other meters or another grid nothing can be taken over");
        }
        yield held.map(config -> new Taken(config, next.hash(), !refused.isEmpty()));
      }
    };
  }
}
