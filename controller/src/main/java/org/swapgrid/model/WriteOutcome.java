package org.swapgrid.model;

import java.time.Duration;

/** What became of a plan at the cabinet. Trouble outside is data, not an exception. */
public sealed interface WriteOutcome {
  /** The number of the cycle whose plan it was. */
  long tick();

  /**
   * The station's total limit is in force (the fast frame was acknowledged); single bays may still
   * follow.
   *
   * @param at when the acknowledgement came, on the monotonic clock
   */
  record Curtailed(long tick, Duration at) implements WriteOutcome {}

  /**
   * Every bay's limit was acknowledged and read back equal.
   *
   * @param at when the last acknowledgement came, on the monotonic clock
   */
  record Written(long tick, Duration at) implements WriteOutcome {}

  /**
   * The cabinet answered with a Modbus exception; nothing was applied.
   *
   * @param code the exception code, 1 to 11
   */
  record Refused(long tick, int code) implements WriteOutcome {}

  /**
   * No usable answer came.
   *
   * @param after how long was waited
   */
  record Unanswered(long tick, Duration after) implements WriteOutcome {}
}
