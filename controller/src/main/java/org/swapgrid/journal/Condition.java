package org.swapgrid.journal;

/** How the journal fares, for a gauge and the station's alarm. */
public enum Condition {
  SOUND,
  /** The ballast is given up; events are kept, telemetry is thinned. */
  DISK_FULL,
  /** Records wait in memory. */
  UNUSABLE
}
