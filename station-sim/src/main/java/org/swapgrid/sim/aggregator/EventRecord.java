package org.swapgrid.sim.aggregator;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/**
 * What a station says it did.
 *
 * @param station its edge id
 * @param boot of the station's journal
 * @param sequence within that boot
 * @param id by which it is acknowledged
 * @param text as it came, byte for byte
 */
public record EventRecord(String station, String boot, long sequence, String id, String text) {
  /** Nothing when the text is not a record. */
  static Optional<EventRecord> read(String station, String text) {
    try {
      return JsonParser.parseString(text) instanceof JsonObject json
          ? read(station, json, text)
          : Optional.empty();
    } catch (JsonParseException | NumberFormatException | ArithmeticException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<EventRecord> read(String station, JsonObject json, String text) {
    var boot = first(json, "boot", "boot_id");
    var sequence = first(json, "sequence", "seq");
    if (boot.isEmpty() || sequence.isEmpty()) {
      return Optional.empty();
    }
    var number = sequence.get().getAsBigDecimal().longValueExact();
    var id = first(json, "id").map(JsonElement::getAsString);
    var name = boot.get().getAsString();
    return Optional.of(
        new EventRecord(station, name, number, id.orElse(name + ":" + number), text));
  }

  private static Optional<JsonElement> first(JsonObject json, String... names) {
    for (var name : names) {
      if (json.has(name) && json.get(name).isJsonPrimitive()) {
        return Optional.of(json.get(name));
      }
    }
    return Optional.empty();
  }
}
