package org.swapgrid.daemon.remote;

import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.GridState;
import org.swapgrid.decision.View;

/** The station's alarm as a number for the aggregator; the gravest one where there are several. */
final class Alarms {
  static final int NONE = 0;
  static final int NO_CABINET = 1;
  static final int BLIND = 2;
  static final int BAYS_DISOBEY = 3;
  static final int JOURNAL = 4;
  static final int CLOCK = 5;

  private Alarms() {}

  /**
   * The gravest.
   *
   * @param journalTrouble in words; null for none
   */
  static int gravest(
      StationSight.@Nullable Sight sight, @Nullable String journalTrouble, boolean clockSet) {
    var cycle = sight == null ? null : sight.cycle();
    if (cycle != null && cycle.seen().cabinet() == null) {
      return NO_CABINET;
    }
    if (cycle != null && isAmiss(cycle.made().view())) {
      return cycle.made().view().grid() instanceof GridState.Seen ? BAYS_DISOBEY : BLIND;
    }
    if (journalTrouble != null) {
      return JOURNAL;
    }
    return clockSet ? NONE : CLOCK;
  }

  private static boolean isAmiss(View view) {
    return !(view.grid() instanceof GridState.Seen) || !view.bays().notObeying().isEmpty();
  }
}
