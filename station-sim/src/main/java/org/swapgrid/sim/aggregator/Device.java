package org.swapgrid.sim.aggregator;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The present values of a node's own metrics or of one of its devices. */
final class Device {
  private final Map<String, JsonElement> values = new TreeMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private boolean alive;

  void born(Message birth) {
    values.clear();
    names.clear();
    alive = true;
    birth.readings().forEach(this::learn);
  }

  /**
   * Takes data over.
   *
   * @return the message with its readings under their names, without those that no birth named
   */
  Message take(Message data) {
    var known =
        data.readings().stream()
            .map(this::named)
            .filter(r -> values.containsKey(r.name()))
            .toList();
    known.stream().filter(r -> !r.historical()).forEach(r -> values.put(r.name(), r.value()));
    return new Message(data.topic(), data.seq(), known);
  }

  void died() {
    alive = false;
  }

  boolean alive() {
    return alive;
  }

  /** JSON null when unknown. */
  JsonElement value(String name) {
    return values.getOrDefault(name, JsonNull.INSTANCE);
  }

  Map<String, JsonElement> values() {
    return new TreeMap<>(values);
  }

  private void learn(Reading reading) {
    reading.alias().ifPresent(alias -> names.put(alias, reading.name()));
    values.put(reading.name(), reading.value());
  }

  private Reading named(Reading reading) {
    return reading.name().isEmpty() && reading.alias().isPresent()
        ? reading.named(names.getOrDefault(reading.alias().getAsLong(), ""))
        : reading;
  }
}
