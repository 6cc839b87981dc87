package org.swapgrid.sim.dst;

/** How a meter's line misleads, beyond what the meter itself can do. */
enum MeterTrouble {
  NONE,
  /** No answer. */
  LOST,
  /** Every answer takes longer than a reading may be old. */
  SLOW,
  /** Answers overtake each other: every other one is an older one. */
  DISORDERED,
  /** Values scatter by some 30 mHz. */
  NOISE,
  /** Every value is 1.5 Hz too low for one poll in five. */
  JUMPS,
  /** The value walks away by 10 mHz a second. */
  DRIFT,
  /** Every value is 0.2 Hz too high. */
  HIGH,
  /** Every value is 0.2 Hz too low. */
  LOW,
  /** The registers hold no number. */
  NO_NUMBER,
  /** A frequency no grid has. */
  ABSURD,
  /** The registers are no longer renewed. */
  FROZEN;

  /** Whether what it says can be what it measures. */
  boolean isHonest() {
    return this == NONE;
  }
}
