package org.swapgrid.decision;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Eyes.Look;
import org.swapgrid.decision.GridState.Seen;
import org.swapgrid.decision.Modes.Level;
import org.swapgrid.model.Power;
import org.swapgrid.order.Lease;
import org.swapgrid.service.GridService;

/**
 * Everything one cycle knows before it decides: the grid as judged, the bays, who is coming.
 *
 * @param level where the frequency stands, or stood when sight was lost
 */
record Picture(Observation seen, Look look, Level level, Station station, Reserve reserve) {
  Duration now() {
    return seen.tick().elapsed();
  }

  GridState grid() {
    return look.grid();
  }

  /** Whether a low frequency would be answered: it is seen, and the cabinet can be moved. */
  boolean isArmed() {
    return grid() instanceof Seen && station.steerable();
  }

  /** The aggregator's order on power that runs now; null for none. */
  @Nullable Lease lease() {
    return seen.leases().powerAt(now());
  }

  boolean isDisarmed(GridService service) {
    return seen.leases().disarms(service.id(), now());
  }

  /** What the station could deliver to this service now; what it cannot keep it does not offer. */
  Power offer(GridService service, boolean busy) {
    if (busy || !isArmed() || isDisarmed(service)) {
      return Power.ZERO;
    }
    var riders = service.terms().firm() ? Power.ZERO : reserve.draw();
    var free = station.loads().controlled().minus(riders).atLeastZero();
    var capacity = service.terms().capacity();
    return capacity == null ? free : free.min(capacity);
  }
}
