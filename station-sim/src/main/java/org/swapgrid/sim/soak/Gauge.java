package org.swapgrid.sim.soak;

/** What is watched, and how much it may grow over the second half of a run, however long it is. */
public enum Gauge {
  /** Compiled code and metadata settle slowly; a leak of 100 bytes a cycle is 120 kB a minute. */
  RSS("RSS", "kB", 4_096, 0),
  /** Right after a collection. */
  HEAP("heap in use", "kB", 1_024, 0),
  THREADS("threads", "", 1.5, 0),
  DESCRIPTORS("file descriptors", "", 2.5, 0),
  OUTBOX("records waiting", "", 3, 0),
  /** All but the events' records. */
  STATE_FILES("state files", "", 1.5, 0),
  /** The outbox's file and the power log come and go in pages. */
  STATE_BYTES("state", "kB", 512, 0),
  /**
   * Kept, so they are to grow, but no faster: an event, the order and the faults of its round may
   * leave three records with their series.
   */
  RECORD_FILES("record files", "", 2, 6),
  /** 8 a day for a year within the archive's gigabyte are 342 kB each. */
  RECORD_BYTES("records", "kB", 342, 342);

  private final String label;
  private final String unit;
  private final double allowed;
  private final double perEvent;

  Gauge(String label, String unit, double allowed, double perEvent) {
    this.label = label;
    this.unit = unit;
    this.allowed = allowed;
    this.perEvent = perEvent;
  }

  /** For people, with its unit. */
  String words() {
    return unit.isEmpty() ? label : label + ", " + unit;
  }

  /** The growth that is no leak, with so many events in the time. */
  double allowed(int events) {
    return allowed + perEvent * events;
  }
}
