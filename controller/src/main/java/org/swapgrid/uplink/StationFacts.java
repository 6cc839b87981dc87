package org.swapgrid.uplink;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.uplink.namespace.Facts.ClockFacts;
import org.swapgrid.uplink.namespace.Facts.EventFacts;

/**
 * What the uplink asks of the daemon about the station. Called on the uplink's thread about once a
 * second; returns at once and never throws.
 */
public interface StationFacts {
  /** One sentence: what the station does and why. */
  String reason(CycleRecord cycle);

  /** Whether the wall clock may stamp messages; before, nothing is born. */
  boolean isClockSet();

  ClockFacts clock();

  /** 0 for none. */
  int alarm();

  /** The last event of each service that had one. */
  Map<ServiceId, EventFacts> events();

  /** What could be delivered in one, two, ... hours. */
  Map<ServiceId, List<Power>> outlook();

  /** The running lease's end; null without one. */
  @Nullable Instant leaseUntil();

  /** Energy from the grid into an empty battery pack, in kWh, as learned here; null if unknown. */
  default @Nullable Double packKilowattHours() {
    return null;
  }
}
