package org.swapgrid.sim.bench.footprint;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.swapgrid.sim.bench.Usage;

/**
 * A settled daemon.
 *
 * @param pollMillis how often its meter is read
 * @param usage at the end of the window
 * @param percent of one core, over the window
 * @param seconds the window's
 * @param pauses since its start
 */
record Running(
    int bays, long pollMillis, Usage usage, double percent, double seconds, Pauses pauses) {
  static final String HEAD =
      "%5s %8s %8s %8s %7s %22s %8s %6s"
          .formatted(
              "bays",
              "poll, ms",
              "RSS, MB",
              "PSS, MB",
              "CPU, %",
              "pauses: n, sum, max ms",
              "threads",
              "files");

  String words() {
    return String.format(
        Locale.ROOT,
        "%5d %8d %8.1f %8.1f %7.2f %8d %6.1f %6.1f %8d %6d",
        bays,
        pollMillis,
        usage.rss() / 1024.0,
        usage.pss() / 1024.0,
        percent,
        pauses.count(),
        pauses.total(),
        pauses.longest(),
        usage.threads(),
        usage.descriptors());
  }

  JsonObject json() {
    var json = new JsonObject();
    json.addProperty("bays", bays);
    json.addProperty("poll_ms", pollMillis);
    json.addProperty("rss_kib", usage.rss());
    json.addProperty("pss_kib", usage.pss());
    json.addProperty("cpu_percent_of_a_core", percent);
    json.addProperty("window_s", seconds);
    json.addProperty("gc_pauses", pauses.count());
    json.addProperty("gc_pauses_ms", pauses.total());
    json.addProperty("gc_longest_pause_ms", pauses.longest());
    json.addProperty("threads", usage.threads());
    json.addProperty("descriptors", usage.descriptors());
    return json;
  }
}
