package org.swapgrid.uplink.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.uplink.sparkplug.Definition;
import org.swapgrid.uplink.sparkplug.Image;
import org.swapgrid.uplink.sparkplug.Metric;
import org.swapgrid.uplink.sparkplug.Outgoing;
import org.swapgrid.uplink.sparkplug.Part;
import org.swapgrid.uplink.sparkplug.Value;

/** Messages as the outbox keeps them, and back: {@code {"device":"…","metrics":{"name":value}}}. */
public final class RecordText {
  private static final String DEVICE = "device";
  private static final String METRICS = "metrics";
  private static final String EVENT = "Event/Record";

  private RecordText() {}

  public static String write(Outgoing message) {
    var metrics = new JsonObject();
    for (var metric : message.metrics().list()) {
      metrics.add(metric.name(), json(metric.value()));
    }
    var text = new JsonObject();
    text.addProperty(DEVICE, message.device());
    text.add(METRICS, metrics);
    return text.toString();
  }

  private static JsonElement json(@Nullable Value value) {
    return switch (value) {
      case null -> JsonNull.INSTANCE;
      case Value.Whole(var number) -> new JsonPrimitive(number);
      case Value.Real(var number) -> new JsonPrimitive(number);
      case Value.Truth(var holds) -> new JsonPrimitive(holds);
      case Value.Words(var text) -> new JsonPrimitive(text);
      case Value.Moment(var at) -> new JsonPrimitive(at.toEpochMilli());
    };
  }

  /**
   * What a kept record says, as far as this image's births announced it; an empty list when nothing
   * of it may be said any more.
   */
  static Part read(Entry entry, Image image) {
    try {
      var text = JsonParser.parseString(entry.body()).getAsJsonObject();
      boolean isTelemetry = text.has(METRICS) && text.has(DEVICE);
      return isTelemetry ? telemetry(text, entry, image) : event(text, entry, image);
    } catch (JsonParseException
        | IllegalArgumentException
        | IllegalStateException
        | UnsupportedOperationException e) {
      // Gson's answers to text that is no record: another version of this program wrote it.
      return new Part(Part.NODE, List.of());
    }
  }

  private static Part telemetry(JsonObject text, Entry entry, Image image) {
    var device = text.get(DEVICE).getAsString();
    var said = text.get(METRICS).getAsJsonObject();
    var metrics = new ArrayList<Metric>();
    for (var known : part(image, device).metrics()) {
      var value = said.get(known.name());
      if (value != null) {
        metrics.add(metric(known.definition(), value, entry.at()));
      }
    }
    return new Part(device, metrics);
  }

  private static Metric metric(Definition definition, JsonElement json, Instant at) {
    return new Metric(definition, json.isJsonNull() ? null : value(definition, json), at);
  }

  private static Value value(Definition definition, JsonElement json) {
    return switch (definition.type()) {
      case INT32, INT64 -> new Value.Whole(json.getAsLong());
      case DOUBLE -> new Value.Real(json.getAsDouble());
      case BOOLEAN -> new Value.Truth(json.getAsBoolean());
      case STRING -> new Value.Words(json.getAsString());
      case DATE_TIME -> new Value.Moment(Instant.ofEpochMilli(json.getAsLong()));
    };
  }

  /** An event belongs to the device of its service; any device that has such a metric will do. */
  private static Part event(JsonObject text, Entry entry, Image image) {
    var service = text.get("service");
    var wanted = service == null ? "" : "SERVICE-" + service.getAsString();
    var own = record(part(image, wanted), entry);
    if (!own.metrics().isEmpty()) {
      return own;
    }
    return image.devices().stream()
        .map(device -> record(device, entry))
        .filter(part -> !part.metrics().isEmpty())
        .findFirst()
        .orElse(own);
  }

  private static Part record(Part device, Entry entry) {
    var found =
        device.metrics().stream()
            .filter(metric -> metric.name().equals(EVENT))
            .map(m -> new Metric(m.definition(), new Value.Words(named(entry)), entry.at()))
            .toList();
    return new Part(device.device(), found);
  }

  /** The host tells duplicates by, and acknowledges, these two numbers. */
  private static String named(Entry entry) {
    var rest = entry.body().substring(1);
    return "{\"boot\":%d,\"sequence\":%d,%s".formatted(entry.boot(), entry.sequence(), rest);
  }

  private static Part part(Image image, String device) {
    if (device.isEmpty()) {
      return image.node();
    }
    return image.devices().stream()
        .filter(part -> part.device().equals(device))
        .findFirst()
        .orElse(new Part(device, List.of()));
  }
}
