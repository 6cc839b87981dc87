package org.swapgrid.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.BayId;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;

/**
 * What a series tells of its event.
 *
 * @param course what happened when
 * @param response what was owed, accepted and delivered
 * @param station the bays and the riders
 * @param quality what is missing
 * @param kind whether the grid called
 */
public record Story(
    Origin origin, Course course, Response response, Station station, Quality quality, Kind kind) {

  /** Whose doing it was. */
  public enum Kind {
    /** The grid's, or the aggregator's. */
    EVENT,
    /** A self-test's: no delivery, whatever was measured. */
    TEST,
    /** The grid's, in the place of a self-test that it ended. */
    TOOK_OVER
  }

  public boolean isTest() {
    return kind == Kind.TEST;
  }

  /** A time on both clocks. */
  public record Moment(Duration elapsed, Instant wall) {}

  /**
   * What happened when.
   *
   * @param services whose claims stood, in the order in which they began
   * @param steps when each step came that has come
   * @param randomDelay drawn for the way back; null where none ran
   * @param limits what the site's and the service's rules ask for
   * @param grid the frequency
   */
  public record Course(
      List<ServiceId> services,
      Map<Step, Moment> steps,
      @Nullable Duration randomDelay,
      Limits limits,
      Grid grid) {
    public Course {
      services = List.copyOf(services);
      var ordered = new EnumMap<Step, Moment>(Step.class);
      ordered.putAll(steps);
      steps = Collections.unmodifiableMap(ordered);
    }

    public @Nullable Moment at(Step step) {
      return steps.get(step);
    }

    /** When it began: the crossing, or what comes closest to it. */
    public Moment zero() {
      return steps.values().iterator().next();
    }

    /** From one step to another; null while one of them has not come. */
    public @Nullable Duration between(Step from, Step to) {
      var first = steps.get(from);
      var second = steps.get(to);
      return first == null || second == null ? null : second.elapsed().minus(first.elapsed());
    }
  }

  /**
   * What the rules asked for.
   *
   * @param level sheds below it; null where no static service's claim stood
   * @param release back at or above it; null likewise
   * @param respondWithin full response from the crossing; null likewise
   * @param sustain how long the response was owed at most; null likewise
   * @param releaseWait how long it must be back without a break
   */
  public record Limits(
      @Nullable Frequency level,
      @Nullable Frequency release,
      @Nullable Duration respondWithin,
      @Nullable Duration sustain,
      Duration releaseWait) {}

  /**
   * The frequency.
   *
   * @param nominal the grid's
   * @param nadir the lowest that counted; null without sight
   * @param nadirAt when
   * @param steepest the fastest change over at least 500 ms, in mHz a second, signed
   */
  public record Grid(
      Frequency nominal, @Nullable Frequency nadir, @Nullable Moment nadirAt, long steepest) {}

  /**
   * What was owed, accepted and delivered.
   *
   * @param owed what the contract names; what was accepted where it names nothing
   * @param accepted what the station promised at the moment of the decision
   * @param baseline mean draw from 60 to 5 s before
   * @param intervals of equal length from the crossing to the release
   * @param comeback the way back
   */
  public record Response(
      Power owed, Power accepted, Power baseline, List<Interval> intervals, Comeback comeback) {
    public Response {
      intervals = List.copyOf(intervals);
    }
  }

  /**
   * One interval; means over it.
   *
   * @param from its beginning, counted from the crossing
   * @param drawn null where nothing was measured
   * @param delivered baseline less drawn; null likewise
   * @param covered how much of it was measured, in permille
   */
  public record Interval(
      Duration from,
      Duration length,
      Amounts amounts,
      @Nullable Power drawn,
      @Nullable Power delivered,
      int covered) {}

  /** What was owed by contract and what of it the station had accepted. */
  public record Amounts(Power owed, Power accepted) {}

  /**
   * The way back.
   *
   * @param cap the power before the event
   * @param most the highest draw measured until the recovery window was over; null for none
   * @param risesBefore cycles in which the sum of limits rose while the claim stood
   */
  public record Comeback(Power cap, @Nullable Power most, int risesBefore) {}

  /** The bays and the riders. */
  public record Station(List<BayPart> bays, Riders riders) {
    public Station {
      bays = List.copyOf(bays);
    }
  }

  /**
   * A bay's part.
   *
   * @param before its draw in the cycle before the decision
   * @param limit what it was told then
   * @param why in words
   * @param lowest its lowest draw while the claim stood
   * @param charge state of charge in permille; -1 for an empty slot
   */
  public record BayPart(
      BayId bay, Power before, Power limit, String why, Power lowest, int charge) {
    /** Whether it was left charging. */
    public boolean isLeftOut() {
      return limit.watts() > 0 && before.watts() > 0;
    }
  }

  /**
   * The riders, as the bays tell of them. Whom nobody could serve, no bay tells.
   *
   * @param served ready batteries taken out
   * @param readyAtFirst batteries that could be handed out when it began
   * @param readyAtLeast the lowest number
   */
  public record Riders(int served, int readyAtFirst, int readyAtLeast) {}

  /**
   * What is missing.
   *
   * @param cycles recorded
   * @param span from the first to the last of them
   * @param sightless how long no frequency counted
   * @param lost cycles that could not be recorded
   * @param missed unanswered polls by device
   * @param cabinet plans that the cabinet refused or did not answer
   * @param end why the series ends
   * @param resumed whether the event began before the program did
   */
  public record Quality(
      long cycles,
      Duration span,
      Duration sightless,
      long lost,
      SortedMap<String, Integer> missed,
      int cabinet,
      Ending.Why end,
      boolean resumed) {
    public Quality {
      missed = Collections.unmodifiableSortedMap(new TreeMap<>(missed));
    }
  }
}
