package org.swapgrid.daemon;

import com.google.gson.JsonObject;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows a self-test: one live line on a terminal, a line each 10 s and phase elsewhere. */
final class SelfTestProgress {
  private static final long PLAIN_LINE = Duration.ofSeconds(10).toNanos();
  private static final String ANEW = "\r\033[K";

  private final PrintWriter err;
  private final boolean live =
      Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  private String phase = "";
  private long shown;

  SelfTestProgress(PrintWriter err) {
    this.err = err;
  }

  void show(JsonObject report, JsonObject status) {
    var line = line(new Answer(report), new Answer(status));
    var now = System.nanoTime();
    var next = report.get("phase").getAsString();
    if (live) {
      err.print(ANEW + line);
    } else if (!next.equals(phase) || now - shown >= PLAIN_LINE) {
      err.println(line);
      shown = now;
    }
    phase = next;
    err.flush();
  }

  private static String line(Answer report, Answer status) {
    var left =
        report.has("left_s")
            ? String.format(Locale.ROOT, ", %.0f s to go", report.number("left_s"))
            : "";
    var power = status.part("power");
    return String.format(
        Locale.ROOT,
        "TEST %s%s: sees %.3f Hz, %s; draws %s, allowed %s, delivers %s of %s",
        report.text("phase"),
        left,
        status.number("frequency_hz"),
        status.text("mode").replace('_', ' '),
        power.kilowatts("measured_w"),
        power.kilowatts("allowed_w"),
        power.kilowatts("delivered_w"),
        power.kilowatts("owed_w"));
  }

  void done() {
    if (live) {
      err.print(ANEW);
      err.flush();
    }
  }

  /** The outcome, one thing a line. */
  static List<String> outcome(JsonObject json) {
    var report = new Answer(json);
    var lines = new ArrayList<String>();
    lines.add(
        String.format(
            Locale.ROOT,
            "TEST of %s at %.3f Hz for %.0f s: %s (%s)",
            report.text("service"),
            report.number("level_hz"),
            report.number("hold_s"),
            report.text("verdict"),
            report.text("end_words")));
    for (var each : json.getAsJsonArray("steps")) {
      var step = new Answer(each.getAsJsonObject());
      lines.add(
          "%-12s  %s: required %s, measured %s"
              .formatted(
                  step.text("verdict"),
                  step.text("step"),
                  step.text("required"),
                  step.text("measured")));
    }
    return lines;
  }
}
