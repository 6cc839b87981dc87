package org.swapgrid.sim.prequalify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Product;
import org.swapgrid.sim.config.StationFile;
import org.swapgrid.sim.demo.Template;

/** Lays out in a folder the files of the station that is tested. */
final class Layout {
  private static final String TEMPLATE = "/org/swapgrid/sim/prequalify-station.yaml";

  private final Path folder;

  Layout(Path folder) {
    this.folder = folder;
  }

  Path station() {
    return folder.resolve("station.yaml");
  }

  /** The program's own station for a product, with one meter. */
  void packaged(Product product, String meter) throws IOException, ConfigurationFault {
    var map = MeterMaps.lay(meter, folder);
    var window = map.timing().window().toMillis();
    var places =
        Map.of(
            "nominal_hz", Words.number(product.levels().nominal()),
            "map", map.id(),
            "poll_interval_ms", String.valueOf(Math.clamp(window / 4, 10, 100)),
            "service", product.id());
    Files.writeString(station(), Template.packaged(TEMPLATE).filled(places));
  }

  /**
   * A station of the user's, with the services and meter maps beside it.
   *
   * @param meter a map for each of its meters; null leaves what the file names
   * @return what has to go before the file
   */
  Map<String, String> copied(Path file, @Nullable String meter)
      throws IOException, ConfigurationFault {
    if (!Files.isReadable(file)) {
      throw new ConfigurationFault(file + ": error: no such file");
    }
    Files.copy(file, station());
    for (var kind : List.of("services", "meters")) {
      copyFolder(file.resolveSibling(kind), folder.resolve(kind));
    }
    if (meter == null) {
      return Map.of();
    }
    var map = MeterMaps.lay(meter, folder);
    return Map.of("SWAPGRID__METERS__0__MAP", map.id());
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** The place of the service in the station's file. */
  static int place(StationFile station, Product product) throws ConfigurationFault {
    for (int i = 0; !station.value("services[" + i + "].use").isEmpty(); i++) {
      if (station.value("services[" + i + "].use").equals(product.id())) {
        return i;
      }
    }
    throw new ConfigurationFault("the station has no service " + product.id());
  }
}
