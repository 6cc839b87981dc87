package org.swapgrid.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.GridState;

/**
 * What the station lacks to do its work: a meter that can be trusted and a cabinet that answers.
 */
final class Readiness {
  /** A cabinet's report older than this means that it does not answer. */
  static final Duration CABINET_AGE = Duration.ofSeconds(2);

  private Readiness() {}

  /** One line for each thing that is missing; none when the station is ready. */
  static List<String> missing(CycleRecord cycle) {
    var missing = new ArrayList<String>();
    var view = cycle.made().view();
    if (view.grid() instanceof GridState.Unseen) {
      for (var meter : view.meters()) {
        missing.add("meter " + meter.meter() + " " + meter.doubt().words());
      }
    }
    if (!cabinetAnswers(cycle)) {
      missing.add("cabinet does not answer");
    }
    return List.copyOf(missing);
  }

  static boolean cabinetAnswers(CycleRecord cycle) {
    var cabinet = cycle.seen().cabinet();
    if (cabinet == null) {
      return false;
    }
    return cycle.seen().tick().elapsed().minus(cabinet.takenAt()).compareTo(CABINET_AGE) < 0;
  }
}
