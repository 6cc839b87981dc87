package org.swapgrid.sim.bench;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.swapgrid.sim.bench.ReactionStation.Took;

/**
 * What was measured.
 *
 * @param daemon the steps it answered
 * @param smallest the steps the C program answered; empty where there was none
 * @param missed the steps after which the daemon wrote no whole curtailment in three seconds
 * @param without why there was no C program; or what became of it; empty when all is well
 */
public record ReactionFigures(
    ReactionTask task, List<Took> daemon, List<Took> smallest, int missed, String without) {
  public ReactionFigures {
    daemon = List.copyOf(daemon);
    smallest = List.copyOf(smallest);
  }

  private static Quantiles frames(List<Took> all) {
    return Quantiles.of(all.stream().map(Took::frame).toList());
  }

  private static Quantiles wholes(List<Took> all) {
    return Quantiles.of(all.stream().map(Took::whole).toList());
  }

  /** The daemon's median over that of the C program; NaN without one. */
  public double ratio() {
    return frames(daemon).at(0.5) / frames(smallest).at(0.5);
  }

  /** For people. */
  public String words() {
    var text = new StringBuilder();
    text.append(
        "%s, %d bays, polled every %d ms, one window; ms from the register's change%n"
            .formatted(task.serial() ? "RTU" : "TCP", task.bays(), task.pollMillis()));
    text.append("daemon, to the curtailing frame:  %s%n".formatted(frames(daemon).words()));
    text.append("daemon, to all limits in force:   %s%n".formatted(wholes(daemon).words()));
    if (missed > 0) {
      text.append("daemon: %d steps without a whole curtailment in 3 s%n".formatted(missed));
    }
    if (!without.isEmpty()) {
      text.append("C loop: %s%n".formatted(without));
    }
    if (smallest.isEmpty()) {
      return text.append("no ratio").toString();
    }
    text.append("C loop, to the curtailing frame:  %s%n".formatted(frames(smallest).words()));
    text.append("C loop, to all limits in force:   %s%n".formatted(wholes(smallest).words()));
    return text.append(String.format(Locale.ROOT, "ratio at p50: %.2f", ratio())).toString();
  }

  /** For programs; times in milliseconds. */
  public JsonObject json() {
    var json = new JsonObject();
    json.addProperty("transport", task.serial() ? "rtu" : "tcp");
    json.addProperty("bays", task.bays());
    json.addProperty("poll_ms", task.pollMillis());
    json.addProperty("cores", Runtime.getRuntime().availableProcessors());
    json.addProperty("missed", missed);
    json.add("daemon_frame_ms", json(frames(daemon)));
    json.add("daemon_all_ms", json(wholes(daemon)));
    if (!smallest.isEmpty()) {
      json.add("c_frame_ms", json(frames(smallest)));
      json.add("c_all_ms", json(wholes(smallest)));
      json.addProperty("ratio_p50", ratio());
    }
    return json;
  }

  private static JsonObject json(Quantiles of) {
    var json = new JsonObject();
    if (!of.sorted().isEmpty()) {
      json.addProperty("p50", of.at(0.5));
      json.addProperty("p90", of.at(0.9));
      json.addProperty("p99", of.at(0.99));
      json.addProperty("max", of.at(1));
    }
    json.addProperty("n", of.sorted().size());
    return json;
  }
}
