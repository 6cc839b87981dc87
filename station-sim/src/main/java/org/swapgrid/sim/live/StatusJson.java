package org.swapgrid.sim.live;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.swapgrid.sim.site.SiteStatus;

/** A site's status as one line of JSON. */
public final class StatusJson {
  private StatusJson() {}

  /** The keys are stable; they carry their units. */
  public static JsonObject of(SiteStatus status) {
    var json = new JsonObject();
    json.addProperty("time_s", rounded(status.seconds(), 3));
    json.addProperty("frequency_hz", rounded(status.grid().hertz(), 4));
    json.addProperty("voltage_pu", rounded(status.grid().perUnit(), 4));
    json.addProperty("power_w", Math.round(status.watts()));
    json.addProperty("limit_w", status.cabinet().limitW());
    json.addProperty("cabinet", status.cabinet().state().name().toLowerCase(Locale.ROOT));
    json.addProperty("sequence", status.cabinet().sequence());
    json.addProperty("bays_charging", status.charging());
    json.addProperty("riders_served", status.riders().served());
    json.addProperty("riders_refused", status.riders().refused());
    json.addProperty("ready", status.riders().ready());
    json.addProperty("lowest_ready", status.riders().lowestReady());
    return json;
  }

  private static double rounded(double value, int places) {
    var unit = Math.pow(10, places);
    return Math.round(value * unit) / unit;
  }
}
