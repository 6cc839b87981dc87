package org.swapgrid.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;

/**
 * One event so far.
 *
 * @param service whose level was crossed
 * @param tick the number of the cycle that decided it
 * @param steps when each step came that has come; CROSSED and DECIDED always stand in it
 * @param before the baseline when it was decided
 * @param course what was measured of it so far
 * @param test whether a self-test made it
 */
record Event(
    ServiceId service,
    long tick,
    Map<Step, Moment> steps,
    Power before,
    Course course,
    boolean test) {

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

  /**
   * What was measured.
   *
   * @param during the lowest draw since the limits are in force; null before
   * @param lowest the lowest frequency believed; null when none was
   * @param joules delivered since the decision
   */
  record Course(@Nullable Power during, @Nullable Frequency lowest, double joules) {
    static final Course NONE = new Course(null, null, 0);
  }

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

  /** The lowest draw measured since the limits are in force; null before. */
  @Nullable Power during() {
    return course.during;
  }

  /** The reduction measured; null before the limits are in force. */
  @Nullable Power shed() {
    return course.during == null ? null : before.minus(course.during).atLeastZero();
  }

  Event with(Step step, Moment moment) {
    var more = new EnumMap<Step, Moment>(Step.class);
    more.putAll(steps);
    more.put(step, moment);
    return new Event(service, tick, more, before, course, test);
  }

  Event drawing(Power measured) {
    var during = course.during == null ? measured : course.during.min(measured);
    return on(new Course(during, course.lowest, course.joules));
  }

  /** A frequency that was believed while it lasted. */
  Event seeing(Frequency frequency) {
    boolean lower = course.lowest == null || frequency.isBelow(course.lowest);
    return lower ? on(new Course(course.during, frequency, course.joules)) : this;
  }

  /** Delivered for this long. */
  Event delivering(Power delivered, Duration time) {
    double joules = course.joules + delivered.watts() * (time.toNanos() / 1e9);
    return on(new Course(course.during, course.lowest, joules));
  }

  private Event on(Course next) {
    return new Event(service, tick, steps, before, next, test);
  }
}
