package org.swapgrid.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Tick;
import org.swapgrid.order.Leases;

/**
 * The frozen process image of one cycle.
 *
 * @param samples the newest answer of each meter that ever answered, any order
 * @param cabinet the cabinet's newest report; null before the first
 * @param hold whether a technician holds the station
 * @param leases the aggregator's newest orders
 * @param tick read last, so no age is negative
 */
public record Observation(
    List<FrequencySample> samples,
    @Nullable CabinetSnapshot cabinet,
    boolean hold,
    Leases leases,
    Tick tick) {
  public Observation {
    samples = List.copyOf(samples);
  }
}
