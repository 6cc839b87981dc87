package org.swapgrid.daemon.remote;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Whether the wall clock may stamp messages and judge orders' times.
 *
 * <p>systemd-timesyncd makes a file once it has set the clock (systemd-timesyncd.service(8)); where
 * it runs, its word counts. Where it does not, something else keeps the clock, and all that can be
 * seen is whether it was ever set: a box without a clock of its own starts long ago.
 */
final class ClockTrust {
  static final Path TIMESYNC = Path.of("/run/systemd/timesync");

  /** This program was written later. */
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private final boolean trusted;
  private final Path timesync;
  private final InstantSource clock;

  ClockTrust(boolean trusted, Path timesync, InstantSource clock) {
    this.trusted = trusted;
    this.timesync = timesync;
    this.clock = clock;
  }

  boolean isSet() {
    if (clock.instant().isBefore(LONG_AGO)) {
      return false;
    }
    return trusted
        || !Files.isDirectory(timesync)
        || Files.exists(timesync.resolve("synchronized"));
  }
}
