package org.swapgrid.daemon;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.swapgrid.archive.Shelf;

/** One event in one line. */
final class EventLine {
  private EventLine() {}

  static String of(Shelf.Filed filed) {
    var record = JsonParser.parseString(filed.document()).getAsJsonObject();
    var power = record.getAsJsonObject("power");
    return String.format(
        Locale.ROOT,
        "%4d  %-24s  %-16s  %saccepted %s kW, delivered %s kW; %s s",
        filed.sequence(),
        record.get("event").getAsString(),
        services(record),
        record.has("test") && record.get("test").getAsBoolean() ? "TEST: " : "",
        kilowatts(power, "accepted_w"),
        kilowatts(power, "delivered_w"),
        lasted(record));
  }

  private static String services(JsonObject record) {
    List<String> services = new ArrayList<>();
    record.getAsJsonArray("services").forEach(each -> services.add(each.getAsString()));
    return services.isEmpty() ? "order" : String.join("+", services);
  }

  private static String kilowatts(JsonObject power, String field) {
    var watts = power.get(field);
    return watts.isJsonNull()
        ? "?"
        : String.format(Locale.ROOT, "%.2f", watts.getAsLong() / 1_000.0);
  }

  private static String lasted(JsonObject record) {
    for (var each : record.getAsJsonArray("steps")) {
      var step = each.getAsJsonObject();
      if (step.get("step").getAsString().equals("released")) {
        return Long.toString(Math.round(step.get("after_s").getAsDouble()));
      }
    }
    return "?";
  }
}
