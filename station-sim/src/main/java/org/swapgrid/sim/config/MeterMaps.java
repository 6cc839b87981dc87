package org.swapgrid.sim.config;

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
}
