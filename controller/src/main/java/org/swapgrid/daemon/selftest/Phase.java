package org.swapgrid.daemon.selftest;

/** How far a test is. */
public enum Phase {
  /** The real readings go through, and will soon be lowered. */
  LEAD,
  /** The readings are lowered. */
  LOW,
  /** The real readings go through; the station comes back by its own rules. */
  RETURN,
  /** It is over. */
  OVER
}
