package org.swapgrid.config;

import java.util.Locale;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Leaf;
import org.swapgrid.device.MeterMap;
import org.swapgrid.device.RegisterField;

/** Makes a meter map of a sound file. */
final class MeterMapMaker {
  private MeterMapMaker() {}

  static MeterMap make(Branch map) {
    var id = map.text("id");
    var models = map.leaves("models").stream().map(Leaf::text).toList();
    var title = new MeterMap.Title(models, map.text("source"), map.flag("verified"));
    var timing = new MeterMap.Timing(map.duration("window_ms"), map.whole("resolution_mhz"));
    if (map.text("layout").equals("sunspec")) {
      var bases = map.leaves("bases").stream().map(b -> Math.toIntExact(b.whole())).toList();
      return new MeterMap.SunSpec(id, title, timing, bases);
    }
    return new MeterMap.Fixed(
        id,
        title,
        timing,
        map.whole("function_code"),
        field(map, map.section("frequency")),
        field(map, map.section("voltage")),
        map.findSection("power").map(p -> field(map, p)).orElse(null),
        map.text("power_positive").equals("import") ? 1 : -1);
  }

  private static RegisterField field(Branch map, Branch field) {
    return new RegisterField(
        field.whole("address"),
        RegisterField.Type.valueOf(field.text("type").toUpperCase(Locale.ROOT)),
        RegisterField.WordOrder.valueOf(map.text("word_order").toUpperCase(Locale.ROOT)),
        field.decimal("scale"));
  }
}
