package org.swapgrid.sim.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.swapgrid.device.MeterMap;
import org.swapgrid.device.RegisterField;

/** Finds a meter's register map: a shipped one by its name, any other by its file. */
public final class MeterMaps {
  private MeterMaps() {}

  /**
   * Reads a map.
   *
   * @param nameOrFile for example janitza-umg96rm, or a path
   */
  public static MeterMap find(String nameOrFile) throws ConfigurationFault {
    var shipped = Packaged.find("/org/swapgrid/shipped/meters/" + nameOrFile + ".yaml");
    if (shipped.isPresent()) {
      return read(Section.parse(nameOrFile + ".yaml", shipped.get(), null));
    }
    var file = Path.of(nameOrFile);
    if (!Files.exists(file)) {
      throw new ConfigurationFault(
          "no meter map \""
              + nameOrFile
              + "\": give the name of a file in config/meters or a path");
    }
    return read(Section.parse(nameOrFile, Packaged.onDisk(file), null));
  }

  private static MeterMap read(Section map) throws ConfigurationFault {
    var id = map.text("id");
    var title = new MeterMap.Title(List.of(), map.text("source", ""), false);
    var timing =
        new MeterMap.Timing(Duration.ofMillis(map.whole("window_ms")), map.whole("resolution_mhz"));
    if (map.text("layout").equals("sunspec")) {
      var bases = map.numbers("bases").stream().map(Double::intValue).toList();
      return new MeterMap.SunSpec(id, title, timing, bases);
    }
    return new MeterMap.Fixed(
        id,
        title,
        timing,
        map.whole("function_code"),
        field(map, "frequency"),
        field(map, "voltage"),
        map.has("power") ? field(map, "power") : null,
        map.text("power_positive", "import").equals("import") ? 1 : -1);
  }

  private static RegisterField field(Section map, String key) throws ConfigurationFault {
    var field = map.section(key);
    var type = field.text("type").toUpperCase(Locale.ROOT);
    var order = field.text("word_order", map.text("word_order", "high_first"));
    try {
      return new RegisterField(
          field.whole("address"),
          RegisterField.Type.valueOf(type),
          RegisterField.WordOrder.valueOf(order.toUpperCase(Locale.ROOT)),
          field.number("scale", 1));
    } catch (IllegalArgumentException unknown) {
      throw field.fault(key + ": " + unknown.getMessage());
    }
  }
}
