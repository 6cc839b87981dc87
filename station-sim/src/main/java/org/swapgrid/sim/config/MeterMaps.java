package org.swapgrid.sim.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.swapgrid.config.Catalogue;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Near;
import org.swapgrid.device.MeterMap;

/** Finds a meter's register map: a shipped one by its name, any other by its file. */
public final class MeterMaps {
  private MeterMaps() {}

  /**
   * Reads a map.
   *
   * @param nameOrFile for example janitza-umg96rm, or a path
   */
  public static MeterMap find(String nameOrFile) throws ConfigurationFault {
    var shipped = Catalogue.meterMap(nameOrFile);
    return shipped.isPresent() ? shipped.get() : read(nameOrFile);
  }

  private static MeterMap read(String file) throws ConfigurationFault {
    if (!Files.exists(Path.of(file))) {
      var near = Near.hint(file, Catalogue.meterMaps());
      throw new ConfigurationFault(
          "no meter map \"" + file + "\", neither shipped nor a file; " + near);
    }
    var findings = new Findings();
    return Catalogue.meterMap(Path.of(file), findings)
        .orElseThrow(() -> new ConfigurationFault(file, findings));
  }

  /**
   * Finds a map and, where the daemon does not ship it, lays its file out for a daemon's
   * configuration in this folder.
   *
   * @param nameOrFile as above, or one that came with the simulator: sim-20ms
   */
  public static MeterMap lay(String nameOrFile, Path folder)
      throws ConfigurationFault, IOException {
    var shipped = Catalogue.meterMap(nameOrFile);
    if (shipped.isPresent()) {
      return shipped.get();
    }
    var packaged = Packaged.find("/org/swapgrid/sim/meters/" + nameOrFile + ".yaml");
    var name = packaged.isPresent() ? nameOrFile + ".yaml" : Path.of(nameOrFile).getFileName();
    var text = packaged.isPresent() ? packaged.get() : text(nameOrFile);
    var file = Files.createDirectories(folder.resolve("meters")).resolve(name.toString());
    Files.writeString(file, text);
    return read(file.toString());
  }

  private static String text(String file) throws ConfigurationFault {
    if (!Files.exists(Path.of(file))) {
      return read(file).id(); // never returns: it says which names there are
    }
    return Packaged.onDisk(Path.of(file));
  }
}
