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
import org.swapgrid.decision.Policy;

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
  record Taken(Policy policy, String hash, boolean restartNeeded) {}

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
        var policy = merged(atStart.policy(), next.policy());
        yield Optional.of(new Taken(policy, next.hash(), !refused.isEmpty()));
      }
    };
  }

  /** The new policy, with what belongs to open connections and to the run left as it is. */
  static Policy merged(Policy old, Policy next) {
    var site =
        new Policy.Site(
            old.site().station(),
            old.site().nominal(),
            next.site().connectionLimit(),
            old.site().obedience());
    var gate =
        new Policy.Gate(
            old.gate().meters(),
            next.gate().maxAge(),
            next.gate().frozenAfter(),
            next.gate().steps(),
            next.gate().blind());
    return new Policy(site, gate, next.riders(), next.comeback(), next.services());
  }
}
