package org.swapgrid.daemon;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answer to {@code status} for people. */
final class StatusText {
  private final Answer answer;
  private final List<String> lines = new ArrayList<>();

  StatusText(JsonObject status) {
    this.answer = new Answer(status);
  }

  /** The whole, one thing a line. */
  List<String> lines() {
    lines.clear();
    head();
    if (answer.has("power")) {
      power();
      services();
      devices();
      bays();
      event();
    }
    RemoteText.lines(answer, this::line);
    return List.copyOf(lines);
  }

  /** The most important of it in one line. */
  String oneLine() {
    var power = answer.part("power");
    return "%s  %s Hz  %s of %s  %s"
        .formatted(
            answer.text("mode"),
            hertz(answer),
            power.kilowatts("measured_w"),
            power.kilowatts("allowed_w"),
            answer.text("explanation"));
  }

  private void line(String title, String words) {
    lines.add("%-11s %s".formatted(title, words));
  }

  private void head() {
    var up = Duration.ofSeconds((long) answer.number("uptime_s"));
    line(
        "Station",
        "%s, swapgrid %s, up %s%s"
            .formatted(
                answer.text("station"),
                answer.text("version"),
                words(up),
                answer.flag("dry_run") ? ", DRY RUN: writes nothing to the cabinet" : ""));
    line("Mode", mode());
    if (answer.has("explanation")) {
      line("", answer.text("explanation"));
    }
    strings(answer, "missing").forEach(missing -> line("Missing", missing));
    if (answer.has("self_test")) {
      var test = answer.part("self_test");
      line("Self-test", "TEST of " + test.text("service") + ", " + test.text("phase"));
    }
    if (answer.flag("hold")) {
      line("Hold", "held by a technician; end it with: swapgrid hold --release");
    }
  }

  private String mode() {
    var part = answer.has("part") ? " (" + answer.text("part").replace('_', ' ') + ")" : "";
    var since = answer.has("mode_since") ? " since " + answer.text("mode_since") : "";
    return answer.text("mode").replace('_', ' ') + part + since;
  }

  private void power() {
    var power = answer.part("power");
    line(
        "Frequency",
        answer.has("frequency_hz")
            ? "%s Hz (meter %s, %.0f ms old)"
                .formatted(
                    hertz(answer),
                    answer.text("frequency_meter"),
                    answer.number("frequency_age_ms"))
            : answer.text("grid").replace('_', ' '));
    line(
        "Power",
        "%s now, %s allowed, baseline %s"
            .formatted(
                power.kilowatts("measured_w"),
                power.kilowatts("allowed_w"),
                power.kilowatts("baseline_w")));
    line(
        "Reduction",
        "%s owed, %s delivered; bound by: %s"
            .formatted(
                power.kilowatts("owed_w"), power.kilowatts("delivered_w"), power.text("binding")));
  }

  private void services() {
    for (var each : objects("services")) {
      var state = each.flag("active") ? "ACTIVE" : each.flag("armed") ? "armed" : "not armed";
      line(
          "Service",
          "%-16s %-9s %s available"
              .formatted(each.text("service"), state, each.kilowatts("available_w")));
    }
  }

  private void devices() {
    for (var meter : objects("meters")) {
      var reading = meter.has("frequency_hz") ? hertz(meter) + " Hz, " : "";
      var doubt = meter.flag("disagrees") ? "; disagrees with the other meter" : "";
      line(
          "Meter",
          "%-16s %s%s%s".formatted(meter.text("meter"), reading, meter.text("words"), doubt));
    }
    var cabinet = answer.part("cabinet");
    line(
        "Cabinet",
        cabinet.flag("up")
            ? "%s, draws %s, limit in force %s"
                .formatted(
                    cabinet.text("state"),
                    cabinet.kilowatts("power_w"),
                    cabinet.kilowatts("limit_w"))
            : "does not answer");
  }

  private void bays() {
    var bays = answer.part("bays");
    var disobedient = strings(bays, "not_obeying");
    line(
        "Bays",
        "%.0f: %.0f occupied, %.0f charging, %.0f ready, %.0f kept for riders%s"
            .formatted(
                bays.number("total"),
                bays.number("occupied"),
                bays.number("charging"),
                bays.number("ready"),
                bays.number("kept_for_riders"),
                disobedient.isEmpty() ? "" : "; not obeying: " + String.join(", ", disobedient)));
  }

  private void event() {
    if (!answer.has("last_event")) {
      return;
    }
    var event = answer.part("last_event");
    line(
        "Last event",
        (event.flag("test") ? "TEST of " : "")
            + event.text("service")
            + " at "
            + event.text("crossing"));
    line(
        "",
        event.has("crossing_to_limits_ms")
            ? "limits in force %.0f ms after the crossing"
                .formatted(event.number("crossing_to_limits_ms"))
            : "limits not acknowledged by the cabinet");
    if (event.has("power_during_w")) {
      line(
          "",
          "from %s down to %s, measured"
              .formatted(event.kilowatts("power_before_w"), event.kilowatts("power_during_w")));
    }
    line("", event.has("returned") ? "back to normal at " + event.text("returned") : "not over");
  }

  private List<Answer> objects(String key) {
    return answer.json().getAsJsonArray(key).asList().stream()
        .map(each -> new Answer(each.getAsJsonObject()))
        .toList();
  }

  private static List<String> strings(Answer from, String key) {
    var array = from.has(key) ? from.json().getAsJsonArray(key) : new JsonArray();
    return array.asList().stream().map(each -> each.getAsString()).toList();
  }

  private static String hertz(Answer from) {
    return from.has("frequency_hz")
        ? String.format(Locale.ROOT, "%.3f", from.number("frequency_hz"))
        : "-";
  }

  private static String words(Duration up) {
    long days = up.toDays();
    return (days > 0 ? days + " d " : "")
        + "%d:%02d:%02d".formatted(up.toHoursPart(), up.toMinutesPart(), up.toSecondsPart());
  }
}
