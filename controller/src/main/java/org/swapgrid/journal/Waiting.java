package org.swapgrid.journal;

import java.time.Instant;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.loop.Outbox.Priority;

/**
 * A record that is not yet durable.
 *
 * @param arrival counts the records of this process from 1, in the order of their appending
 */
record Waiting(long arrival, Priority priority, String kind, Instant at, String body) {
  /** Boot in the upper half, arrival in the lower: rises within a boot and from boot to boot. */
  Entry entry(long boot) {
    return new Entry((boot << 32) + arrival, priority, kind, at, body);
  }

  boolean isTelemetry() {
    return priority == Priority.TELEMETRY;
  }
}
