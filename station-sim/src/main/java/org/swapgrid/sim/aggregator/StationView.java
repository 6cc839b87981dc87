package org.swapgrid.sim.aggregator;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One station as it was last heard.
 *
 * @param station its edge id
 * @param session its connection
 * @param node its own metrics
 * @param devices the metrics of each of its devices
 */
public record StationView(
    String station,
    Session session,
    Map<String, JsonElement> node,
    Map<String, Map<String, JsonElement>> devices) {
  private static final String SERVICE = "SERVICE-";

  /**
   * A station's connection.
   *
   * @param online whether births stand
   * @param lastSeen its last message of any kind
   * @param births sessions and rebirths
   * @param gaps messages that were missing
   */
  public record Session(boolean online, Instant lastSeen, long births, long gaps) {}

  static StationView of(String station, EdgeNode edge) {
    var devices = new TreeMap<String, Map<String, JsonElement>>();
    edge.devices().forEach((name, device) -> devices.put(name, device.values()));
    var session = new Session(edge.online(), edge.lastSeen(), edge.births(), edge.gaps());
    return new StationView(station, session, edge.node().values(), devices);
  }

  /** The controller's mode; empty when unknown. */
  public String mode() {
    return text(value("", "Station/Mode"));
  }

  /** What the station draws, kW, at its meter. */
  public OptionalDouble powerKw() {
    return number(value("METER-PCC", "Power/Active"));
  }

  /** The least and the most it can draw on order, kW. */
  public OptionalDouble capacityKw(String bound) {
    return number(value("DISPATCH", "Capability/" + bound));
  }

  /** What it can give up now, kW: the largest of its services' offers, which overlap. */
  public OptionalDouble availableKw() {
    return devices.keySet().stream()
        .filter(name -> name.startsWith(SERVICE))
        .flatMap(name -> Stream.of(value(name, "Available"), value(name, "Available/Now")))
        .map(StationView::number)
        .flatMapToDouble(OptionalDouble::stream)
        .max();
  }

  /** The service event that started last; its metrics without the prefix, and the service. */
  public Optional<JsonObject> lastEvent() {
    return devices.keySet().stream()
        .filter(name -> name.startsWith(SERVICE))
        .map(this::event)
        .flatMap(Optional::stream)
        .max(Comparator.comparing(event -> text(event.get("Start"))));
  }

  /** JSON null when unknown; a device of no name is the node. */
  public JsonElement value(String device, String metric) {
    var metrics = device.isEmpty() ? node : devices.getOrDefault(device, Map.of());
    return metrics.getOrDefault(metric, JsonNull.INSTANCE);
  }

  private Optional<JsonObject> event(String service) {
    if (text(value(service, "Event/Id")).isEmpty()) {
      return Optional.empty();
    }
    var event = new JsonObject();
    event.addProperty("service", service.substring(SERVICE.length()));
    for (var name : new String[] {"Id", "Start", "Lowest", "ResponseMs", "Energy"}) {
      event.add(name, value(service, "Event/" + name));
    }
    return Optional.of(event);
  }

  static OptionalDouble number(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
        ? OptionalDouble.of(value.getAsDouble())
        : OptionalDouble.empty();
  }

  static String text(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
