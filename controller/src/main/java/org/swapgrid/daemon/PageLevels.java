package org.swapgrid.daemon;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.Frequency;
import org.swapgrid.service.DroopService;
import org.swapgrid.service.GridService;
import org.swapgrid.service.StaticService;

/** Below which frequency each service begins to act, for the lines in the page's chart. */
final class PageLevels {
  private PageLevels() {}

  static JsonArray of(Policy policy) {
    var levels = new JsonArray();
    for (var service : policy.services()) {
      level(service).map(hertz -> json(service, hertz)).ifPresent(levels::add);
    }
    return levels;
  }

  private static JsonObject json(GridService service, Frequency level) {
    return new Json().put("service", service.id().name()).hertz("hz", level).done();
  }

  private static Optional<Frequency> level(GridService service) {
    return switch (service) {
      case StaticService fixed -> Optional.of(fixed.trip().level());
      case DroopService droop ->
          droop.curve().stream()
              .filter(point -> point.permille() <= 0)
              .map(DroopService.Point::frequency)
              .findFirst();
    };
  }
}
