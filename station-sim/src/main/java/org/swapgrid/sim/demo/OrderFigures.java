package org.swapgrid.sim.demo;

import com.google.gson.JsonObject;

/**
 * What became of the aggregator's orders.
 *
 * @param orderedWatts the most the station was ordered to draw
 * @param drawnWatts what it then drew at the simulated site
 * @param answer the station's answer to that order
 * @param hostile forged orders sent
 * @param obeyed how many of those the station says it obeyed
 * @param records the event's records that the aggregator holds
 */
public record OrderFigures(
    long orderedWatts, long drawnWatts, String answer, int hostile, int obeyed, long records) {
  /** The bays follow in steps of 10 W, and the meter's noise is below this. */
  private static final int TOLERANCE_WATTS = 50;

  /** Whether the genuine order was obeyed, no forged one was, and the event's records came. */
  public boolean good() {
    boolean drawsNoMore = drawnWatts <= orderedWatts + TOLERANCE_WATTS;
    return drawsNoMore && !answer.isEmpty() && hostile > 0 && obeyed == 0 && records > 0;
  }

  JsonObject json() {
    var json = new JsonObject();
    json.addProperty("ordered_w", orderedWatts);
    json.addProperty("drawn_w", drawnWatts);
    json.addProperty("answer", answer);
    json.addProperty("hostile_orders", hostile);
    json.addProperty("hostile_orders_obeyed", obeyed);
    json.addProperty("event_records", records);
    json.addProperty("good", good());
    return json;
  }
}
