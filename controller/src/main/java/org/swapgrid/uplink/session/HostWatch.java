package org.swapgrid.uplink.session;

import org.swapgrid.uplink.sparkplug.Inbound.HostState;

/**
 * What the primary host said on this connection. A word older than the last is an old session's
 * will that arrives late: it is not believed (Sparkplug 3.0, 5.4).
 */
final class HostWatch {
  private boolean isOnline;
  private boolean hasSpoken;
  private long newest = Long.MIN_VALUE;

  void reset() {
    isOnline = false;
    hasSpoken = false;
    newest = Long.MIN_VALUE;
  }

  /** Whether it was believed. */
  boolean hear(HostState state) {
    if (state.timestamp() < newest) {
      return false;
    }
    newest = state.timestamp();
    isOnline = state.online();
    hasSpoken = true;
    return true;
  }

  boolean isOnline() {
    return isOnline;
  }

  boolean isOffline() {
    return hasSpoken && !isOnline;
  }
}
