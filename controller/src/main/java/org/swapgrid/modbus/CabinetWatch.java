package org.swapgrid.modbus;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.CabinetSnapshot.State;

/** Tells from one status to the next whether the cabinet still lives and still has our command. */
final class CabinetWatch {
  /** The heartbeat register counts ten times a second (the map). */
  private static final Duration STANDSTILL = Duration.ofSeconds(1);

  private @Nullable StatusBlock last;
  private Duration beatAt = Duration.ZERO;

  /** Why the cabinet no longer has our command, as a metric's label; empty when it has. */
  Optional<String> lost(StatusBlock now, Steering steering) {
    var before = last;
    if (!steering.hasCommand()) {
      return Optional.empty();
    }
    if (before != null && isReboot(before, now)) {
      return Optional.of("reboot");
    }
    if (now.seqAck() == 0) {
      return Optional.of("reboot");
    }
    if (now.state() == State.FAILSAFE
        || (before != null && before.failsafes() != now.failsafes())) {
      return Optional.of("failsafe");
    }
    return now.seqAck() == steering.seqTaken() ? Optional.empty() : Optional.of("other_writer");
  }

  /** Its time since boot went back; the wrap after 49 days does not count as that. */
  private static boolean isReboot(StatusBlock before, StatusBlock now) {
    return (int) (now.upMillis() - before.upMillis()) < 0;
  }

  /** Whether what the cabinet reports is fresh: its own controller still counts. */
  boolean isAlive(StatusBlock now, Duration at) {
    if (last == null || last.heartbeat() != now.heartbeat()) {
      beatAt = at;
    }
    last = now;
    return at.minus(beatAt).compareTo(STANDSTILL) <= 0;
  }
}
