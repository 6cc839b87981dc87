package org.swapgrid.sim.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    var packaged = Packaged.find("/org/swapgrid/sim/scenarios/" + nameOrFile + ".yaml");
    if (packaged.isPresent()) {
      return read(Section.parse(nameOrFile + ".yaml", packaged.get(), null), seed);
    }
    if (!Files.exists(Path.of(nameOrFile))) {
      throw new ConfigurationFault(
          "no scenario \""
              + nameOrFile
              + "\": packaged are "
              + String.join(", ", names())
              + "; or give a path");
    }
    var text = Packaged.onDisk(Path.of(nameOrFile));
    return read(Section.parse(nameOrFile, text, null), seed);
  }

  /** The packaged scenarios. */
  public static List<String> names() {
    var list = Packaged.find("/org/swapgrid/sim/scenarios/list.txt").orElseThrow();
    return list.lines().filter(line -> !line.isBlank()).toList();
  }

  private static Scenario read(Section scenario, long seed) throws ConfigurationFault {
    scenario.allow("name", "source", "start_hz", "noise_mhz", "duration_s", "events");
    var noise = new Noise(seed, scenario.number("noise_mhz", 0) / 1000);
    var grid = GridSignal.steady(scenario.number("start_hz")).withNoise(noise);
    var events = new ArrayList<Scenario.Timed>();
    for (var event : scenario.sections("events")) {
      events.addAll(event(event.allow("at_s", "do")));
    }
    return new Scenario(
        scenario.text("name"), grid, events, seconds(scenario.number("duration_s")));
  }

  private static List<Scenario.Timed> event(Section event) throws ConfigurationFault {
    try {
      return Wording.read(event.text("do"), seconds(event.number("at_s")));
    } catch (IllegalArgumentException notUnderstood) {
      throw event.fault("do: " + notUnderstood.getMessage());
    }
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }
}
