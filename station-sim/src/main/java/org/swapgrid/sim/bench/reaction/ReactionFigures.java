package org.swapgrid.sim.bench.reaction;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What came out, for people and for programs.
 *
 * @param reactions of each program, the daemon's first
 */
public record ReactionFigures(Request request, Map<String, Measured> reactions) {
  private static final double SHARE = 0.5;

  /** Lines: what was measured, a line for each program and moment, the ratio. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "%d bays, %s, meter read every %d ms, one window, %d steps at random phase, %d cores"
            .formatted(
                request.bays(),
                request.serial() ? "RTU over pseudo terminals" : "TCP on loopback",
                request.poll().toMillis(),
                request.steps(),
                Runtime.getRuntime().availableProcessors()));
    lines.add("ms from the register's change");
    reactions.forEach((name, all) -> {
      lines.add("%-9s first frame        %s".formatted(name, all.of(Reaction::frame).words()));
      lines.add("%-9s limits in force    %s".formatted(name, all.of(Reaction::limits).words()));
      lines.add(
          "%-9s first events of the process, half a period behind a reading: limits %s"
              .formatted(name, first(all)));
    });
    double poll = request.poll().toNanos() / 1e6;
    lines.add(
        String.format(
            Locale.ROOT,
            "aim of the limits: p50 at most %.1f (half a period + 1), p99 at most %.1f (a period +"
                + " 3)",
            poll / 2 + 1,
            poll + 3));
    if (reactions.size() > 1) {
      lines.add(
          String.format(
              Locale.ROOT,
              "swapgrid / C loop at p50: first frame %.2f, limits %.2f (aim: at most 1.3)",
              ratio(Reaction::frame),
              ratio(Reaction::limits)));
    }
    return lines;
  }

  private double ratio(ToDoubleFunction<Reaction> moment) {
    var medians = reactions.values().stream().map(all -> all.of(moment).at(SHARE)).toList();
    return medians.getFirst() / medians.getLast();
  }

  private static String first(Measured all) {
    return all.first().stream()
        .map(each -> "%.1f".formatted(each.limits()))
        .collect(Collectors.joining(", "));
  }

  /** Every step of every program, and the quantiles. */
  public JsonObject json() {
    var json = new JsonObject();
    json.addProperty("bays", request.bays());
    json.addProperty("poll_ms", request.poll().toMillis());
    json.addProperty("transport", request.serial() ? "rtu" : "tcp");
    json.addProperty("cores", Runtime.getRuntime().availableProcessors());
    var programs = new JsonArray();
    reactions.forEach((name, all) -> programs.add(program(name, all)));
    json.add("programs", programs);
    return json;
  }

  private static JsonObject program(String name, Measured all) {
    var program = new JsonObject();
    program.addProperty("name", name);
    program.add("first_frame_ms", moment(all, Reaction::frame));
    program.add("limits_in_force_ms", moment(all, Reaction::limits));
    return program;
  }

  private static JsonObject moment(Measured all, ToDoubleFunction<Reaction> moment) {
    var figures = all.of(moment);
    var json = new JsonObject();
    json.addProperty("p50", figures.at(SHARE));
    json.addProperty("p90", figures.at(0.9));
    json.addProperty("p99", figures.at(0.99));
    json.addProperty("max", figures.at(1));
    json.add("first", each(all.first(), moment));
    json.add("steps", each(all.steps(), moment));
    return json;
  }

  private static JsonArray each(List<Reaction> reactions, ToDoubleFunction<Reaction> moment) {
    var json = new JsonArray();
    reactions.forEach(reaction -> json.add(moment.applyAsDouble(reaction)));
    return json;
  }
}
