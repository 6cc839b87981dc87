package org.swapgrid.sim.soak;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether anything grew over the second half of a run; the first is for warming up.
 *
 * @param minutes the second half's length
 * @param lines one for each gauge that was read
 */
public record Verdict(double minutes, List<Line> lines) {
  /** So many samples of a run are needed; fewer say nothing. */
  public static final int LEAST = 40;

  private static final int ENOUGH = LEAST / 2;

  /** The pairs of more points would take minutes. */
  private static final int PLENTY = 2_000;

  /**
   * One gauge.
   *
   * @param first the median of the second half's first tenth
   * @param last of its last tenth
   * @param growth by the slope over the whole half
   */
  public record Line(Gauge gauge, double first, double last, double growth, double allowed) {
    boolean isFlat() {
      return growth <= allowed;
    }

    String words() {
      return String.format(
          Locale.ROOT,
          "%-18s %12.0f %12.0f %+12.1f %12.1f  %s",
          gauge.words(),
          first,
          last,
          growth,
          allowed,
          isFlat() ? "flat" : "GROWS");
    }
  }

  /**
   * Judges a run.
   *
   * @throws IllegalArgumentException with too few samples
   */
  public static Verdict of(List<Sample> run) {
    if (run.size() < LEAST) {
      throw new IllegalArgumentException(run.size() + " samples are too few to judge");
    }
    var half = thinned(run.subList(run.size() / 2, run.size()));
    var lines = new ArrayList<Line>();
    for (var gauge : Gauge.values()) {
      var read = half.stream().filter(sample -> sample.values().containsKey(gauge)).toList();
      if (read.size() >= ENOUGH) {
        lines.add(line(gauge, read));
      }
    }
    double seconds = half.getLast().seconds() - half.getFirst().seconds();
    return new Verdict(seconds / 60, lines);
  }

  private static List<Sample> thinned(List<Sample> samples) {
    int step = 1 + samples.size() / PLENTY;
    var kept = new ArrayList<Sample>();
    for (int i = 0; i < samples.size(); i += step) {
      kept.add(samples.get(i));
    }
    return kept;
  }

  private static Line line(Gauge gauge, List<Sample> read) {
    var at = read.stream().mapToDouble(Sample::seconds).toArray();
    var values = read.stream().mapToDouble(s -> s.values().getOrDefault(gauge, 0.0)).toArray();
    int tenth = Math.max(1, values.length / 10);
    double first = Trend.median(Arrays.copyOf(values, tenth));
    double last = Trend.median(Arrays.copyOfRange(values, values.length - tenth, values.length));
    double growth = Trend.slope(at, values) * (at[at.length - 1] - at[0]);
    // the event before may leave its records in this half
    int events = 1 + read.getLast().events() - read.getFirst().events();
    return new Line(gauge, first, last, growth, gauge.allowed(events));
  }

  public boolean isFlat() {
    return lines.stream().allMatch(Line::isFlat);
  }

  /** For people. */
  public List<String> words() {
    var words = new ArrayList<String>();
    words.add(String.format(Locale.ROOT, "second half: %.1f min", minutes));
    words.add(
        "%-18s %12s %12s %12s %12s"
            .formatted("", "at its begin", "at its end", "growth", "allowed"));
    lines.forEach(line -> words.add(line.words()));
    return words;
  }

  public JsonObject json() {
    var rows = new JsonArray();
    for (var line : lines) {
      var row = new JsonObject();
      row.addProperty("gauge", line.gauge.words());
      row.addProperty("first", line.first);
      row.addProperty("last", line.last);
      row.addProperty("growth", line.growth);
      row.addProperty("allowed", line.allowed);
      row.addProperty("flat", line.isFlat());
      rows.add(row);
    }
    var json = new JsonObject();
    json.addProperty("minutes", minutes);
    json.addProperty("flat", isFlat());
    json.add("gauges", rows);
    return json;
  }
}
