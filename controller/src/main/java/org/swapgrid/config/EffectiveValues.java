package org.swapgrid.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.spec.Effective;

/** Every value in force: the station's own, then those of the files it names. */
final class EffectiveValues {
  private static final String MAP_FIXED = "connections are opened at the start";

  private EffectiveValues() {}

  static List<Effective.Line> of(StationDraft draft) {
    var lines = new ArrayList<>(Effective.of(StationSpec.DOCUMENT, draft.root()));
    for (var meter : draft.meters()) {
      var prefix = meter.entry().path() + ".map/";
      for (var line : Effective.of(MeterMapSpec.DOCUMENT, meter.map().orElseThrow())) {
        add(lines, line, prefix + line.path(), MAP_FIXED);
      }
    }
    for (var service : draft.services()) {
      services(service, lines);
    }
    return lines;
  }

  private static void services(UsedService service, List<Effective.Line> lines) {
    var entry = service.entry();
    if (entry == null) {
      return;
    }
    for (var line : Effective.of(ServiceSpec.DOCUMENT, service.file())) {
      var key = line.path().replace(".value", "");
      if (entry.find(key).isEmpty()) {
        add(lines, line, entry.path() + "." + key, null);
      }
    }
  }

  /** Sources are for people; they change nothing and are not values in force. */
  private static void add(
      List<Effective.Line> lines, Effective.Line line, String path, @Nullable String fixed) {
    if (!path.endsWith(".source") && !path.endsWith("verified") && !path.endsWith("/source")) {
      lines.add(new Effective.Line(path, line.value(), line.origin(), fixed));
    }
  }
}
