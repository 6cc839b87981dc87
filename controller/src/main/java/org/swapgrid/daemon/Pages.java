package org.swapgrid.daemon;

import java.util.Map;
import java.util.function.Supplier;
import org.swapgrid.http.Page;
import org.swapgrid.metrics.StationMetrics;

/** What is served over HTTP. */
final class Pages {
  private final Station station;
  private final Supplier<Identity> identity;

  Pages(Station station, Supplier<Identity> identity) {
    this.station = station;
    this.identity = identity;
  }

  Map<String, Supplier<Page>> byPath() {
    return Map.of(
        "/", this::index,
        "/metrics", () -> metrics(station.metrics().text()),
        "/metrics/bays", () -> metrics(station.metrics().bayText()),
        "/healthz", this::health,
        "/readyz", this::ready);
  }

  private Page index() {
    return Page.text(
        200,
        """
        Swapgrid %s, station %s
        %s

        /metrics       the station's series for Prometheus
        /metrics/bays  the bays' series
        /healthz       200 while the control loop ticks
        /readyz        200 while meter and cabinet answer
        """
            .formatted(identity.get().version(), identity.get().station(), station.sentence()));
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
