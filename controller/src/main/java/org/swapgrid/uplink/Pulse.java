package org.swapgrid.uplink;

import java.util.List;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.View.ServiceView;
import org.swapgrid.model.ServiceId;

/** What of a cycle the aggregator must hear at once: the mode and what each service does. */
record Pulse(Class<?> mode, List<Beat> services) {
  record Beat(ServiceId service, boolean armed, boolean active) {
    static Beat of(ServiceView view) {
      return new Beat(view.service(), view.armed(), view.active());
    }
  }

  static Pulse of(CycleRecord cycle) {
    var beats = cycle.made().view().services().stream().map(Beat::of).toList();
    return new Pulse(cycle.made().next().mode().getClass(), beats);
  }
}
