package org.swapgrid.daemon.selftest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Memory;
import org.swapgrid.decision.Observation;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.service.ServiceState.Active;

/**
 * What the station would have decided of the real readings alone. Nothing of it is acted upon: it
 * tells a real event from the test, by the very rules that trip.
 */
final class Shadow {
  private Memory memory;

  Shadow(CycleRecord atFirst) {
    memory = atFirst.made().next();
  }

  /** The event that the real readings make; null while they make none. */
  @Nullable Overtaken see(Controller controller, CycleRecord cycle, List<FrequencySample> real) {
    var seen = cycle.seen();
    var unmoved = new Observation(real, seen.cabinet(), seen.hold(), seen.leases(), seen.tick());
    memory = controller.decide(memory, unmoved).next();
    for (var service : memory.services()) {
      if (service.state() instanceof Active event) {
        return new Overtaken(service.service(), event.crossing());
      }
    }
    return null;
  }
}
