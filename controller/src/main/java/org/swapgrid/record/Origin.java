package org.swapgrid.record;

import java.time.Duration;
import java.util.List;
import org.swapgrid.model.MeterId;

/**
 * Where a record comes from.
 *
 * @param id the event's own name, unique at this station
 * @param station the station's name
 * @param version of the program
 * @param config SHA-256 of the configuration's values when the event began
 * @param meters each configured meter
 * @param clock what stamped it
 */
public record Origin(
    String id, String station, String version, String config, List<Device> meters, Clock clock) {

  /**
   * A meter.
   *
   * @param map the register map it is read with
   * @param window its measuring window, the time in which its registers are renewed
   * @param poll from one poll to the next
   */
  public record Device(MeterId meter, String map, Duration window, Duration poll) {}

  /**
   * The wall clock. Times within an event are counted on the monotonic clock, which no correction
   * moves.
   *
   * @param source what disciplines it, in words
   * @param quality synchronised, not synchronised or unknown
   * @param offset from true time, in words; unknown where nobody tells it
   */
  public record Clock(String source, String quality, String offset) {
    public static final Clock UNKNOWN = new Clock("system clock", "unknown", "unknown");
  }

  public Origin {
    meters = List.copyOf(meters);
  }
}
