package org.swapgrid.sim.bench.footprint;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.swapgrid.sim.bench.Quantiles;

/**
 * What came out, for people and for programs.
 *
 * @param starts milliseconds from start to armed; a kind that could not be had is missing
 */
public record FootprintFigures(
    Request request, List<Running> running, Map<Start, List<Double>> starts) {
  private static final double MIDDLE = 0.5;

  /** A line for each station, and one for each kind of start. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "%s, TCP on loopback, settled for %d s, CPU over %d s, %d cores"
            .formatted(
                program(),
                request.settle().toSeconds(),
                request.window().toSeconds(),
                Runtime.getRuntime().availableProcessors()));
    lines.add(Running.HEAD);
    running.forEach(one -> lines.add(one.words()));
    lines.add(
        "start to armed, ms, %d bays, meter read every %d ms"
            .formatted(request.bays().getFirst(), request.polls().getFirst().toMillis()));
    for (var kind : Start.values()) {
      lines.add("%-18s %s".formatted(kind.label(), words(starts.getOrDefault(kind, List.of()))));
    }
    return lines;
  }

  private String program() {
    var home = request.launch().home();
    return home == null ? "the simulator's own Java, no archive of the daemon" : home.toString();
  }

  private static String words(List<Double> took) {
    var in = Quantiles.of(took);
    return took.isEmpty()
        ? "not measured"
        : String.format(
            Locale.ROOT,
            "median %.0f  min %.0f  max %.0f  (n=%d)",
            in.at(MIDDLE),
            in.at(0),
            in.at(1),
            took.size());
  }

  /** Every figure. */
  public JsonObject json() {
    var json = new JsonObject();
    json.addProperty("daemon", program());
    json.addProperty("cores", Runtime.getRuntime().availableProcessors());
    json.addProperty("settle_s", request.settle().toSeconds());
    var rows = new JsonArray();
    running.forEach(one -> rows.add(one.json()));
    json.add("running", rows);
    var took = new JsonObject();
    starts.forEach((kind, all) -> took.add(kind.name().toLowerCase(Locale.ROOT), array(all)));
    json.add("start_to_armed_ms", took);
    return json;
  }

  private static JsonArray array(List<Double> values) {
    var array = new JsonArray();
    values.forEach(array::add);
    return array;
  }
}
