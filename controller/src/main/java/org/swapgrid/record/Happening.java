package org.swapgrid.record;

import java.time.Duration;

/** What the drivers told while an event was recorded. */
public sealed interface Happening {
  /** The number of the cycle it belongs to; 0 where it belongs to none. */
  default long ofCycle() {
    return 0;
  }

  /**
   * The cabinet acknowledged the station's total limit.
   *
   * @param tick the cycle whose plan it was
   * @param at on the monotonic clock
   */
  record Curtailed(long tick, Duration at) implements Happening {
    @Override
    public long ofCycle() {
      return tick;
    }
  }

  /** Every bay's limit was acknowledged and read back equal. */
  record Written(long tick, Duration at) implements Happening {
    @Override
    public long ofCycle() {
      return tick;
    }
  }

  /** The cabinet refused the plan. */
  record Refused(long tick, int code) implements Happening {
    @Override
    public long ofCycle() {
      return tick;
    }
  }

  /** No usable answer came. */
  record Unanswered(long tick, Duration after) implements Happening {
    @Override
    public long ofCycle() {
      return tick;
    }
  }

  /**
   * A poll went unanswered.
   *
   * @param device the meter's name, or cabinet
   * @param kind timeout, malformed ...
   */
  record Missed(String device, String kind) implements Happening {}

  /** A self-test lowered what was seen: this is no event of the grid. */
  record Tested() implements Happening {}

  /**
   * A real event took a self-test's place. What was measured before belongs to the test.
   *
   * @param crossing of the level by the real readings, on the monotonic clock
   */
  record Overtook(Duration crossing) implements Happening {}

  /** So many cycles could not be recorded: the disk was too slow. */
  record Overflow(long cycles) implements Happening {}
}
