package org.swapgrid.sim.demo;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One event as the simulated site saw it.
 *
 * @param service that answered
 * @param crossingToLimitsMillis from the grid's crossing of the trip level to the limits in force
 *     at the cabinet; null when they never were
 * @param power mean station power
 * @param held whether no limit rose while the frequency was low
 * @param returned whether the station is back at normal
 * @param riders served and refused since the demonstration began
 */
public record EventFigures(
    String service,
    @Nullable Double crossingToLimitsMillis,
    StationPower power,
    boolean held,
    boolean returned,
    Riders riders) {

  /** Mean station power in watts. */
  public record StationPower(long before, long during, long after) {
    long shed() {
      return before - during;
    }
  }

  /** Riders of the demonstration. */
  public record Riders(long served, long refused) {}

  /** Whether the station's power fell by more than a third and stayed down while it had to. */
  public boolean shed() {
    return crossingToLimitsMillis != null && held && power.shed() > power.before() / 3;
  }

  /** The keys are stable; they carry their units. */
  JsonObject json() {
    var json = new JsonObject();
    json.addProperty("service", service);
    json.addProperty("crossing_to_limits_ms", crossingToLimitsMillis);
    json.addProperty("power_before_w", power.before());
    json.addProperty("power_during_w", power.during());
    json.addProperty("power_after_w", power.after());
    json.addProperty("power_shed_w", power.shed());
    json.addProperty("shed", shed());
    json.addProperty("returned", returned);
    json.addProperty("riders_served", riders.served());
    json.addProperty("riders_refused", riders.refused());
    return json;
  }
}
