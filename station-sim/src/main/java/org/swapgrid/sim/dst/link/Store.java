package org.swapgrid.sim.dst.link;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Counters;
import org.swapgrid.loop.Outbox;

/** What outlives the station's process: numbers and records. */
interface Store extends Outbox, Counters {
  /** The process began. */
  void open();

  /** The process dies while it writes this; returns what its files suffered meanwhile. */
  Aftermath die(Runnable lastWrites);

  /** What no correct station's journal does; null when there is nothing of that kind. */
  default @Nullable String fault() {
    return null;
  }

  /**
   * What became of a dead process's records.
   *
   * @param words for the trace; empty where all is as it was
   * @param lost the bodies of event records that the medium shows no more
   * @param tells whether the station can know that some are lost, and must tell
   * @param keepsNotes whether what the journal says of itself still stands
   */
  record Aftermath(String words, Set<String> lost, boolean tells, boolean keepsNotes) {
    static final Aftermath NONE = new Aftermath("", Set.of(), false, true);

    public Aftermath {
      lost = Set.copyOf(lost);
    }
  }

  /** The disk is full, or has room again. */
  void full(boolean isFull);

  /** The simulation is over. */
  void end();
}
