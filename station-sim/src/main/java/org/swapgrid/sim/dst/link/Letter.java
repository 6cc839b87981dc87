package org.swapgrid.sim.dst.link;

import java.time.Instant;
import java.util.List;
import org.swapgrid.uplink.sparkplug.Arrival;

/**
 * A message to the station, and what is true of it whatever the station can see.
 *
 * @param byForger whether somebody other than the host sent it
 */
record Letter(Arrival arrival, Truth truth, boolean byForger) {

  /**
   * The truth about an order.
   *
   * @param words for the trace
   * @param sound the host signed exactly this, for this station, and it came as the host sends it
   * @param seq its number; -1 for what is no order
   * @param expires when it runs out, by the host's clock
   * @param records those it acknowledges
   */
  record Truth(String words, boolean sound, long seq, Instant expires, List<Long> records) {
    /** Of an order. */
    Truth(String words, boolean sound, long seq, Instant expires) {
      this(words, sound, seq, expires, List.of());
    }

    boolean isOrder() {
      return seq >= 0;
    }
  }

  Letter forged() {
    return new Letter(arrival, truth, true);
  }

  /**
   * Whether it must move nothing: unsound, out of time by the station's own clock, not to be told
   * in time since that clock is not set, or not newer than the last order the station acknowledged.
   */
  boolean isVoid(Clock clock, long obeyed) {
    if (!truth.isOrder()) {
      return !truth.sound();
    }
    boolean isStale = !truth.expires().isAfter(clock.now().wall()) || truth.seq() <= obeyed;
    return !truth.sound() || isStale || !clock.isClockSet();
  }
}
