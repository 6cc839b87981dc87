package org.swapgrid.daemon;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Tick;

/** The whole answer to {@code status}: who answers, and what the station does. */
final class StatusAnswer implements Supplier<JsonObject> {
  private final Station station;
  private final StationClock clock;
  private final Supplier<Identity> identity;
  private final Supplier<@Nullable String> http;

  /**
   * @param http the address really bound; null while none is
   */
  StatusAnswer(
      Station station,
      StationClock clock,
      Supplier<Identity> identity,
      Supplier<@Nullable String> http) {
    this.station = station;
    this.clock = clock;
    this.identity = identity;
    this.http = http;
  }

  @Override
  public JsonObject get() {
    var json = new Json();
    process(json);
    var shown = station.newest();
    if (shown == null) {
      json.put("mode", "starting");
    } else {
      new StatusReport(shown).into(json);
    }
    var last = shown == null ? null : shown.event();
    json.put("events", station.past().with(last, StatusReport.event(last)));
    new RemoteReport(station.aggregator().state(), new Tick(0, clock.elapsed(), Instant.now()))
        .into(json);
    return json.done();
  }

  private void process(Json json) {
    var who = identity.get();
    var missing = station.missing();
    var words = new JsonArray();
    missing.forEach(words::add);
    json.put("station", who.station())
        .put("version", who.version())
        .time("started", clock.started())
        .put("uptime_s", clock.elapsed().toMillis() / 1_000.0)
        .put("ready", missing.isEmpty())
        .put("missing", words)
        .put("hold", station.hold().held())
        .put("self_test", SelfTestAnswer.running(station.selfTest()))
        .put("dry_run", who.dryRun())
        .put("http", http.get())
        .put("config", configuration(who.configuration()))
        .put("overruns", station.metrics().overruns());
  }

  private static JsonObject configuration(Identity.Configuration configuration) {
    return new Json()
        .put("file", configuration.file().toString())
        .put("hash", configuration.hash())
        .put("restart_needed", configuration.restartNeeded())
        .done();
  }
}
