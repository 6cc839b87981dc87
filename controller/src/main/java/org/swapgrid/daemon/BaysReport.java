package org.swapgrid.daemon;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.BaySnapshot;

/** Every bay as the answer to {@code bays}. */
final class BaysReport {
  private BaysReport() {}

  static JsonObject of(CycleRecord cycle) {
    Map<BayId, BayLimit> limits =
        cycle.made().plan().limits().stream()
            .collect(Collectors.toMap(BayLimit::bay, Function.identity()));
    var notObeying = cycle.made().view().bays().notObeying();
    var array = new JsonArray();
    var cabinet = cycle.seen().cabinet();
    if (cabinet != null) {
      for (var bay : cabinet.bays()) {
        array.add(bay(bay, limits.get(bay.bay()), !notObeying.contains(bay.bay())));
      }
    }
    return new Json().put("bays", array).done();
  }

  private static JsonObject bay(BaySnapshot bay, @Nullable BayLimit limit, boolean obeys) {
    var json = new Json().put("bay", bay.bay().number()).put("occupied", !bay.isEmpty());
    battery(json, bay.battery());
    var cause = limit == null ? null : limit.cause();
    var service = cause == null ? null : cause.service();
    return json.watts("draw_w", bay.draw())
        .watts("limit_w", limit == null ? null : limit.limit())
        .watts("ceiling_w", bay.ceiling())
        .watts("limit_in_force_w", bay.reportedLimit())
        .put("cause", cause == null ? null : cause.words())
        .put("reason", cause == null ? null : cause.reason().name().toLowerCase(Locale.ROOT))
        .put("service", service == null ? null : service.name())
        .put("fault", bay.condition().fault())
        .put("local_stop", bay.condition().localStop())
        .put("failsafe", bay.condition().failsafe())
        .put("obeys", obeys)
        .done();
  }

  private static void battery(Json json, BaySnapshot.@Nullable Battery battery) {
    json.put("soc_percent", battery == null ? null : battery.stateOfCharge().permille() / 10.0)
        .put("temperature_c", battery == null ? null : battery.temperature().deciCelsius() / 10.0)
        .put(
            "charge_state",
            battery == null ? null : battery.state().name().toLowerCase(Locale.ROOT));
  }
}
