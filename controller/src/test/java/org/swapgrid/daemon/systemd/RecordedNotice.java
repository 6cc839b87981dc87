package org.swapgrid.daemon.systemd;

import java.time.Duration;
import java.util.List;

/** Notices that end in a list. */
public final class RecordedNotice {
  private RecordedNotice() {}

  public static ServiceNotice into(List<String> sent) {
    return new ServiceNotice(sent::add, Duration.ofMillis(30));
  }
}
