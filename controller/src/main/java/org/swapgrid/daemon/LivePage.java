package org.swapgrid.daemon;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.decision.GridState;
import org.swapgrid.http.LiveFeed;
import org.swapgrid.model.Frequency;

/**
 * Tells open station pages twice a second what the station does. It reads what control has
 * published and nothing else, on a thread of its own: no page can slow control.
 */
final class LivePage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid");
  private static final Duration EVERY = Duration.ofMillis(500);

  private final Supplier<JsonObject> status;
  private final Supplier<@Nullable Snapshot> newest;
  private final StateDisk disk;
  private final ZoneId zone;
  private final History history = new History();
  private final LiveFeed feed = new LiveFeed(this::begin);
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("page").daemon().factory());

  /**
   * @param status the answer to {@code status}
   * @param newest null before the first cycle
   * @param zone of the times the page shows
   */
  LivePage(
      Supplier<JsonObject> status,
      Supplier<@Nullable Snapshot> newest,
      StateDisk disk,
      ZoneId zone) {
    this.status = status;
    this.newest = newest;
    this.disk = disk;
    this.zone = zone;
  }

  LivePage start() {
    var every = EVERY.toMillis();
    var _ = thread.scheduleAtFixedRate(this::turn, every, every, TimeUnit.MILLISECONDS);
    return this;
  }

  LiveFeed feed() {
    return feed;
  }

  private void turn() {
    try {
      var shown = newest.get();
      history.add(Instant.now(), shown == null ? null : frequency(shown));
      if (feed.isHeard()) {
        feed.tick(Json.line(now()));
      }
    } catch (RuntimeException bug) {
      // A page that cannot be made must not end the process, nor the ticks after it.
      LOG.atError().setCause(bug).log("page tick failed");
    }
  }

  private static @Nullable Frequency frequency(Snapshot shown) {
    return shown.cycle().made().view().grid() instanceof GridState.Seen(var frequency, _, _)
        ? frequency
        : null;
  }

  private String begin() {
    return Json.line(
        new Json()
            .put("zone", zone.getId())
            .put("points", history.json())
            .put("tick", now())
            .done());
  }

  /** Everything the page shows, and what a program may want of it. */
  JsonObject now() {
    var shown = newest.get();
    var json = new Json().time("at", Instant.now()).put("status", status.get());
    if (shown == null) {
      return json.put("levels", new JsonArray()).put("bays", new JsonArray()).done();
    }
    var policy = shown.controller().policy();
    return json.hertz("nominal_hz", policy.site().nominal())
        .put("levels", PageLevels.of(policy))
        .put("bays", BaysReport.of(shown.cycle()).get("bays"))
        .put("disk", disk.json())
        .done();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
