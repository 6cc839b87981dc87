package org.swapgrid.daemon;

import com.google.gson.JsonObject;

/** Reads an answer's values; what is null reads as nothing. */
record Answer(JsonObject json) {
  boolean has(String key) {
    return json.has(key) && !json.get(key).isJsonNull();
  }

  String text(String key) {
    return has(key) ? json.get(key).getAsString() : "";
  }

  double number(String key) {
    return has(key) ? json.get(key).getAsDouble() : 0;
  }

  boolean flag(String key) {
    return has(key) && json.get(key).getAsBoolean();
  }

  Answer part(String key) {
    return new Answer(has(key) ? json.getAsJsonObject(key) : new JsonObject());
  }

  String kilowatts(String key) {
    return has(key) ? "%.2f kW".formatted(number(key) / 1_000) : "unknown";
  }
}
