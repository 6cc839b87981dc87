package org.swapgrid.daemon.remote;

import java.time.Duration;
import org.swapgrid.metrics.UplinkMetrics;

/** The state of the dealings as gauges. */
final class Gauges {
  private Gauges() {}

  static UplinkMetrics.Link link(RemoteState state, Duration now) {
    return new UplinkMetrics.Link(
        state.link().up(),
        Boolean.TRUE.equals(state.link().hostOnline()),
        state.journalTrouble() == null,
        state.clockSet(),
        state.leases().powerAt(now) != null);
  }

  static UplinkMetrics.Waiting waiting(RemoteState state) {
    var level = state.outbox();
    return new UplinkMetrics.Waiting(level.queued(), level.oldest(), level.dropped());
  }
}
