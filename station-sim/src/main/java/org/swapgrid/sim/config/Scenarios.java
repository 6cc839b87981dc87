package org.swapgrid.sim.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Leaf;
import org.swapgrid.config.spec.Near;
import org.swapgrid.config.spec.Source;
import org.swapgrid.sim.grid.GridSignal;
import org.swapgrid.sim.grid.Noise;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Wording;

/** Reads scenarios: packaged ones by name, any other by file. */
public final class Scenarios {
  private Scenarios() {}

  /**
   * Reads a scenario.
   *
   * @param nameOrFile for example taiwan-2024-04-03, or a path
   * @param seed of its noise
   */
  public static Scenario find(String nameOrFile, long seed) throws ConfigurationFault {
    var findings = new Findings();
    var root = tree(nameOrFile, findings);
    root.ifPresent(scenario -> words(scenario, findings));
    if (findings.hasErrors()) {
      throw new ConfigurationFault(nameOrFile, findings);
    }
    return make(root.orElseThrow(), seed);
  }

  /** The packaged scenarios. */
  public static List<String> names() {
    var list = Packaged.find("/org/swapgrid/sim/scenarios/list.txt").orElseThrow();
    return list.lines().filter(line -> !line.isBlank()).toList();
  }

  private static Optional<Branch> tree(String nameOrFile, Findings findings)
      throws ConfigurationFault {
    var packaged = Packaged.find("/org/swapgrid/sim/scenarios/" + nameOrFile + ".yaml");
    if (packaged.isPresent()) {
      var source = Source.of(nameOrFile + ".yaml", packaged.get());
      return ScenarioSpec.DOCUMENT.read(source, Map.of(), findings);
    }
    var file = Path.of(nameOrFile);
    if (!Files.exists(file)) {
      var near = Near.hint(nameOrFile, names());
      throw new ConfigurationFault(
          "no scenario \"" + nameOrFile + "\", neither packaged nor a file; " + near);
    }
    return ScenarioSpec.DOCUMENT.read(file, Map.of(), findings);
  }

  private static void words(Branch scenario, Findings findings) {
    scenario.sections("events").stream()
        .flatMap(event -> event.find("do").stream())
        .forEach(words -> understand(words, findings));
  }

  private static void understand(Leaf words, Findings findings) {
    try {
      var _ = Wording.read(words.text(), Duration.ZERO);
    } catch (IllegalArgumentException notUnderstood) {
      var message = String.valueOf(notUnderstood.getMessage());
      findings.error(words.place(), words.path(), message, hint(words.text()));
    }
  }

  private static @Nullable String hint(String line) {
    var forms = Wording.forms(line);
    return forms.isEmpty()
        ? Near.to(line.strip().split("\\s+", -1)[0], Wording.verbs())
            .map(near -> "did you mean \"" + near + "\"?")
            .orElse(null)
        : "write: " + String.join(" or: ", forms);
  }

  private static Scenario make(Branch scenario, long seed) {
    var noise = new Noise(seed, scenario.decimal("noise_mhz") / 1000);
    var grid = GridSignal.steady(scenario.decimal("start_hz")).withNoise(noise);
    var events =
        scenario.sections("events").stream()
            .flatMap(e -> Wording.read(e.text("do"), seconds(e.decimal("at_s"))).stream())
            .toList();
    return new Scenario(
        scenario.text("name"), grid, events, seconds(scenario.decimal("duration_s")));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }
}
