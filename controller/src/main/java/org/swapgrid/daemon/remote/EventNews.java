package org.swapgrid.daemon.remote;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.uplink.namespace.Facts.EventFacts;

/**
 * How far an activation has come.
 *
 * @param stage that it has just reached
 * @param crossing of the service's level, by the wall clock
 * @param times since the crossing
 * @param measured what came of it so far
 * @param test whether a self-test made it
 */
public record EventNews(
    ServiceId service,
    Stage stage,
    Instant crossing,
    Times times,
    Measured measured,
    boolean test) {
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final double JOULES = 3_600_000;

  /** What an activation goes through. */
  public enum Stage {
    DECIDED,
    IN_FORCE,
    DELIVERED,
    RELEASED,
    RETURNED
  }

  /** Since the crossing; null for what has not come. */
  public record Times(
      @Nullable Duration decided, @Nullable Duration inForce, @Nullable Duration delivered) {}

  /**
   * What came of it so far.
   *
   * @param before the baseline
   * @param during the lowest draw since the limits are in force; null before
   * @param lowest the lowest frequency believed; null when none was
   * @param joules not drawn since the decision, measured
   */
  public record Measured(
      Power before, @Nullable Power during, @Nullable Frequency lowest, double joules) {}

  /** Unique at this station. */
  String id() {
    return service.name() + "-" + COMPACT.format(crossing);
  }

  EventFacts facts() {
    boolean over = stage == Stage.RELEASED || stage == Stage.RETURNED;
    return new EventFacts(
        id(),
        crossing,
        measured.lowest,
        times.inForce,
        over && !test ? measured.joules / JOULES : null,
        test);
  }

  /** The record for the aggregator: one JSON object. */
  String json() {
    var json = new JsonObject();
    json.addProperty("event", id());
    json.addProperty("service", service.name());
    if (test) {
      json.addProperty("test", true);
    }
    json.addProperty("stage", stage.name().toLowerCase(Locale.ROOT));
    json.addProperty("crossing", crossing.toString());
    add(json, "crossing_to_decision_ms", times.decided);
    add(json, "crossing_to_limits_ms", times.inForce);
    add(json, "crossing_to_delivered_ms", times.delivered);
    json.addProperty("power_before_w", measured.before.watts());
    if (measured.during != null) {
      json.addProperty("power_during_w", measured.during.watts());
    }
    if (measured.lowest != null) {
      json.addProperty("lowest_hz", measured.lowest.hertz());
    }
    if (!test) {
      json.addProperty("energy_kwh", Math.round(measured.joules / JOULES * 1e6) / 1e6);
    }
    return json.toString();
  }

  private static void add(JsonObject json, String name, @Nullable Duration time) {
    if (time != null) {
      json.addProperty(name, Math.round(time.toNanos() / 100_000.0) / 10.0);
    }
  }
}
