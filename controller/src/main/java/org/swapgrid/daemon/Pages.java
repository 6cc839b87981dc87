package org.swapgrid.daemon;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.swapgrid.http.Page;
import org.swapgrid.metrics.StationMetrics;

/** What is served over HTTP. */
final class Pages {
  private final Station station;
  private final Supplier<JsonObject> now;

  /**
   * @param now everything the station page shows
   */
  Pages(Station station, Supplier<JsonObject> now) {
    this.station = station;
    this.now = now;
  }

  Map<String, Supplier<Page>> byPath() {
    var pages = new TreeMap<>(PageFiles.byPath());
    pages.put("/api/status", () -> Page.json(Json.line(now.get()) + "\n"));
    pages.put("/metrics", () -> metrics(station.metrics().text()));
    pages.put("/metrics/bays", () -> metrics(station.metrics().bayText()));
    pages.put("/healthz", this::health);
    pages.put("/readyz", this::ready);
    return pages;
  }

  private static Page metrics(String text) {
    return new Page(200, StationMetrics.CONTENT_TYPE, text);
  }

  private Page health() {
    return station.ticks()
        ? Page.text(200, "ok\n")
        : Page.text(503, "the control loop did not tick within the last second\n");
  }

  private Page ready() {
    var missing = station.missing();
    return missing.isEmpty()
        ? Page.text(200, "ready\n")
        : Page.text(503, String.join("\n", missing) + "\n");
  }
}
