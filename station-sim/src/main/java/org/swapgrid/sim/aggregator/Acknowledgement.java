package org.swapgrid.sim.aggregator;

import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Set;

/**
 * A station's answer to an order.
 *
 * @param station its edge id
 * @param orderId the order's; empty when the station could not read one
 * @param seq the order's number
 * @param status as the station wrote it
 * @param reason as the station wrote it; empty for none
 */
public record Acknowledgement(
    String station, String orderId, String seq, String status, String reason) {
  private static final Set<String> OBEYED =
      Set.of("1", "2", "3", "accepted", "started", "completed", "clipped", "repeated");

  /**
   * Whether the order was obeyed: a code of 1, 2 or 3 (IEEE 2030.5-2018 table 27: received,
   * started, completed) or the word for it.
   */
  public boolean obeyed() {
    return OBEYED.contains(status.toLowerCase(Locale.ROOT));
  }

  /** One that was given while the host was not there: its message says all of it. */
  static Acknowledgement of(String station, Message history) {
    var told = new Device();
    told.born(history);
    return of(station, told);
  }

  static Acknowledgement of(String station, Device dispatch) {
    return new Acknowledgement(
        station,
        text(dispatch, "Ack/CommandId"),
        text(dispatch, "Ack/Seq"),
        text(dispatch, "Ack/Status"),
        text(dispatch, "Ack/Reason"));
  }

  JsonObject json() {
    var json = new JsonObject();
    json.addProperty("station", station);
    json.addProperty("order", orderId);
    json.addProperty("seq", seq);
    json.addProperty("status", status);
    json.addProperty("reason", reason);
    return json;
  }

  private static String text(Device device, String name) {
    var value = device.value(name);
    return value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
