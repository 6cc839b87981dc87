package org.swapgrid.sim.aggregator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Stations in words and in JSON. */
final class StationText {
  private StationText() {}

  static JsonObject overview(Host host) {
    var stations = new JsonArray();
    views(host).forEach(v -> stations.add(json(v, host.answers().of(v.station()))));
    var json = new JsonObject();
    json.add("stations", stations);
    json.addProperty("records", host.records().map(RecordStore::kept).orElse(0L));
    json.addProperty("record_duplicates", host.records().map(RecordStore::duplicates).orElse(0L));
    json.addProperty("unreadable", host.unreadable());
    return json;
  }

  static List<String> lines(Host host) {
    return views(host).map(v -> line(v, host.answers().of(v.station()))).toList();
  }

  private static Stream<StationView> views(Host host) {
    return host.fleet().nodes().entrySet().stream()
        .map(e -> StationView.of(e.getKey(), e.getValue()));
  }

  private static String line(StationView view, List<Acknowledgement> acks) {
    var event =
        view.lastEvent()
            .map(e -> StationView.text(e.get("service")) + " " + StationView.text(e.get("Start")))
            .orElse("none");
    var answer = acks.isEmpty() ? "none" : acks.getLast().status() + " " + acks.getLast().reason();
    return "%s %s mode=%s power=%s capacity=%s..%s available=%s last_event=%s last_ack=%s"
        .formatted(
            view.station(),
            view.session().online() ? "online" : "offline",
            view.mode().isEmpty() ? "unknown" : view.mode(),
            kw(view.powerKw()),
            kw(view.capacityKw("PowerMin")),
            kw(view.capacityKw("PowerMax")),
            kw(view.availableKw()),
            event,
            answer.strip());
  }

  private static JsonObject json(StationView view, List<Acknowledgement> acks) {
    var json = new JsonObject();
    json.addProperty("station", view.station());
    json.addProperty("online", view.session().online());
    var seen = view.session().lastSeen();
    json.addProperty("last_seen", seen.equals(Instant.EPOCH) ? null : seen.toString());
    json.addProperty("births", view.session().births());
    json.addProperty("seq_gaps", view.session().gaps());
    json.addProperty("mode", view.mode());
    number(json, "power_kw", view.powerKw());
    number(json, "power_min_kw", view.capacityKw("PowerMin"));
    number(json, "power_max_kw", view.capacityKw("PowerMax"));
    number(json, "available_kw", view.availableKw());
    json.add("last_event", view.lastEvent().orElse(null));
    json.add("last_ack", acks.isEmpty() ? null : acks.getLast().json());
    return json;
  }

  private static void number(JsonObject json, String name, OptionalDouble value) {
    json.addProperty(name, value.isPresent() ? value.getAsDouble() : null);
  }

  private static String kw(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.1fkW", value.getAsDouble()) : "?";
  }
}
