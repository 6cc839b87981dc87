package org.swapgrid.sim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.device.MeterMap;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Recordings;
import org.swapgrid.sim.config.Scenarios;
import org.swapgrid.sim.config.Sites;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.SiteSettings;
import picocli.CommandLine.Option;

/** The options that say what a simulated site is made of and what happens to it. */
final class SiteOptions {
  @Option(names = "--config", paramLabel = "FILE", description = "The site's YAML file.")
  @Nullable Path config;

  @Option(names = "--bays", paramLabel = "N", description = "1 to 120.")
  @Nullable Integer bays;

  @Option(
      names = "--meter",
      paramLabel = "MAP",
      description =
          "A meter's register map, by name or file; may be given again for a second meter.")
  List<String> meters = List.of("janitza-umg96rm");

  @Option(names = "--scenario", paramLabel = "NAME", description = "A scenario, by name or file.")
  @Nullable String scenario;

  @Option(names = "--csv", paramLabel = "FILE", description = "A recorded frequency to play.")
  @Nullable Path csv;

  @Option(names = "--seed", paramLabel = "S", description = "Same seed, same riders and noise.")
  @Nullable Long seed;

  SiteSettings settings() throws ConfigurationFault {
    var settings = config == null ? Sites.packaged() : Sites.read(config);
    var maps = new ArrayList<MeterMap>();
    for (var meter : meters) {
      maps.add(MeterMaps.find(meter));
    }
    settings = settings.withMeters(maps).withSeed(seed == null ? settings.seed() : seed);
    try {
      return bays == null ? settings : settings.withBays(bays);
    } catch (IllegalArgumentException refused) {
      throw new ConfigurationFault("--bays: " + refused.getMessage());
    }
  }

  Scenario scenario(SiteSettings settings) throws ConfigurationFault {
    if (csv != null) {
      return Recordings.read(csv, settings.supply().volts());
    }
    return scenario == null
        ? Scenario.quiet(settings.supply().hertz(), settings.seed())
        : Scenarios.find(scenario, settings.seed());
  }
}
