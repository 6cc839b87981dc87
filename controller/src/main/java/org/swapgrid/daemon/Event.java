package org.swapgrid.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;

/**
 * One event so far.
 *
 * @param service whose level was crossed
 * @param tick the number of the cycle that decided it
 * @param steps when each step came that has come; CROSSED and DECIDED always stand in it
 * @param before the baseline when it was decided
 * @param during the lowest draw measured since the limits are in force; null before
 */
record Event(
    ServiceId service, long tick, Map<Step, Moment> steps, Power before, @Nullable Power during) {

  enum Step {
    /** The service's level, interpolated between two readings. */
    CROSSED,
    DECIDED,
    /** The cabinet acknowledged the limits. */
    IN_FORCE,
    /** Nine tenths of what is owed were measured. */
    DELIVERED,
    /** The claim was let go; the way back begins. */
    RELEASED,
    /** Back to normal. */
    RETURNED
  }

  /** A time on both clocks. */
  record Moment(Duration elapsed, Instant wall) {}

  Event {
    steps = Map.copyOf(steps);
  }

  boolean has(Step step) {
    return steps.containsKey(step);
  }

  @Nullable Moment at(Step step) {
    return steps.get(step);
  }

  /** Time from the crossing to the step; null while the step has not come. */
  @Nullable Duration after(Step step) {
    var crossed = steps.get(Step.CROSSED);
    var moment = steps.get(step);
    return crossed == null || moment == null ? null : moment.elapsed().minus(crossed.elapsed());
  }

  /** The reduction measured; null before the limits are in force. */
  @Nullable Power shed() {
    return during == null ? null : before.minus(during).atLeastZero();
  }

  Event with(Step step, Moment moment) {
    var more = new EnumMap<Step, Moment>(Step.class);
    more.putAll(steps);
    more.put(step, moment);
    return new Event(service, tick, more, before, during);
  }

  Event drawing(Power measured) {
    return new Event(
        service, tick, steps, before, during == null ? measured : during.min(measured));
  }
}
