package org.swapgrid.record;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.GridState;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Power;
import org.swapgrid.model.Voltage;

/**
 * What was seen at one time, where a second's step is enough.
 *
 * @param at on the monotonic clock
 * @param wall the same on the wall clock
 * @param frequency the governing one; null without sight
 * @param voltage at the preferred meter
 * @param meter the station's power at the preferred meter; null where it has no such register
 * @param cabinet the cabinet's own measurement of its draw; null when too old
 */
public record Point(
    Duration at,
    Instant wall,
    @Nullable Frequency frequency,
    @Nullable Voltage voltage,
    @Nullable Power meter,
    @Nullable Power cabinet) {

  static Point of(CycleRecord cycle) {
    var tick = cycle.seen().tick();
    var view = cycle.made().view();
    var frequency = view.grid() instanceof GridState.Seen seen ? seen.frequency() : null;
    var sample = cycle.seen().samples().stream().findFirst();
    return new Point(
        tick.elapsed(),
        tick.wall(),
        frequency,
        sample.map(FrequencySample::voltage).orElse(null),
        sample.map(FrequencySample::power).orElse(null),
        view.balance().measured());
  }
}
