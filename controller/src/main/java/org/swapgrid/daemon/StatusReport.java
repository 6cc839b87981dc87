package org.swapgrid.daemon;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.GridState;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.View;
import org.swapgrid.metrics.ModeName;
import org.swapgrid.model.BayId;

/** One cycle as the answer to {@code status}. */
final class StatusReport {
  private final Snapshot shown;
  private final View view;
  private final Duration now;

  StatusReport(Snapshot shown) {
    this.shown = shown;
    this.view = shown.cycle().made().view();
    this.now = shown.cycle().seen().tick().elapsed();
  }

  /** Adds what the station does. */
  void into(Json json) {
    mode(json);
    grid(json);
    json.put("meters", meters())
        .put("cabinet", cabinet())
        .put("power", power())
        .put("services", services())
        .put("bays", bays())
        .put("last_event", event(shown.event()))
        .put("cycles", shown.cycle().seen().tick().number());
  }

  private void mode(Json json) {
    var mode = shown.cycle().made().next().mode();
    json.put("mode", ModeName.of(mode).label())
        .time("mode_since", shown.modeSince())
        .put("part", mode instanceof Mode.Waiting waiting ? lower(waiting.part()) : null)
        .put("explanation", shown.sentence());
  }

  private void grid(Json json) {
    switch (view.grid()) {
      case GridState.Seen(var frequency, var meter, var takenAt) ->
          json.put("grid", "seen")
              .hertz("frequency_hz", frequency)
              .put("frequency_meter", meter.name())
              .put("frequency_age_ms", now.minus(takenAt).toMillis());
      case GridState.Unseen _ -> unseen(json, "unseen");
      case GridState.VoltageLost _ -> unseen(json, "voltage_lost");
    }
  }

  private static void unseen(Json json, String grid) {
    json.put("grid", grid)
        .hertz("frequency_hz", null)
        .put("frequency_meter", (String) null)
        .put("frequency_age_ms", (Number) null);
  }

  private JsonArray meters() {
    var array = new JsonArray();
    for (var meter : view.meters()) {
      array.add(
          new Json()
              .put("meter", meter.meter().name())
              .put("up", meter.doubt() != GridState.Doubt.SILENT)
              .hertz("frequency_hz", meter.frequency())
              .put("healthy", meter.doubt() == GridState.Doubt.NONE)
              .put("doubt", lower(meter.doubt()))
              .put("words", meter.doubt().words())
              .put("disagrees", meter.disagrees())
              .done());
    }
    return array;
  }

  private JsonObject cabinet() {
    var seen = shown.cycle().seen().cabinet();
    var json = new Json().put("up", Readiness.cabinetAnswers(shown.cycle()));
    return json.put("state", seen == null ? null : lower(seen.state()))
        .put("age_ms", seen == null ? null : now.minus(seen.takenAt()).toMillis())
        .watts("power_w", seen == null ? null : seen.power())
        .watts("limit_w", seen == null ? null : seen.limit())
        .done();
  }

  private JsonObject power() {
    var balance = view.balance();
    return new Json()
        .watts("measured_w", balance.measured())
        .watts("baseline_w", balance.baseline())
        .watts("allowed_w", balance.allowed())
        .watts("owed_w", balance.owed())
        .watts("delivered_w", balance.measured() == null ? null : balance.delivered())
        .watts("planned_w", shown.cycle().made().plan().total())
        .put("binding", balance.binding().words())
        .done();
  }

  private JsonArray services() {
    var array = new JsonArray();
    for (var service : view.services()) {
      array.add(
          new Json()
              .put("service", service.service().name())
              .put("armed", service.armed())
              .put("active", service.active())
              .watts("owed_w", service.owed())
              .watts("available_w", service.available())
              .done());
    }
    return array;
  }

  private JsonObject bays() {
    var bays = view.bays();
    var notObeying = new JsonArray();
    bays.notObeying().stream().map(BayId::number).forEach(notObeying::add);
    var seen = shown.cycle().seen().cabinet();
    return new Json()
        .put("total", seen == null ? null : seen.bays().size())
        .put("occupied", bays.occupied())
        .put("charging", bays.charging())
        .put("ready", bays.ready())
        .put("kept_for_riders", bays.keptForRiders())
        .put("not_obeying", notObeying)
        .done();
  }

  /** An event as it was watched. */
  static @Nullable JsonObject event(@Nullable Event event) {
    if (event == null) {
      return null;
    }
    return new Json()
        .put("service", event.service().name())
        .put("test", event.test())
        .time("crossing", wall(event, Event.Step.CROSSED))
        .millis("crossing_to_decision_ms", event.after(Event.Step.DECIDED))
        .millis("crossing_to_limits_ms", event.after(Event.Step.IN_FORCE))
        .millis("crossing_to_delivered_ms", event.after(Event.Step.DELIVERED))
        .watts("power_before_w", event.before())
        .watts("power_during_w", event.during())
        .watts("power_shed_w", event.shed())
        .time("released", wall(event, Event.Step.RELEASED))
        .time("returned", wall(event, Event.Step.RETURNED))
        .done();
  }

  private static @Nullable Instant wall(Event event, Event.Step step) {
    var moment = event.at(step);
    return moment == null ? null : moment.wall();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
