package org.swapgrid.decision;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.GridState.Seen;
import org.swapgrid.decision.GridState.Unseen;
import org.swapgrid.decision.GridState.VoltageLost;
import org.swapgrid.decision.Mode.Blind;
import org.swapgrid.decision.Mode.CarryingOn;
import org.swapgrid.decision.Mode.Dark;
import org.swapgrid.decision.Mode.Held;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Ordered;
import org.swapgrid.decision.Mode.Regulating;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.decision.Mode.Unsure;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.decision.Mode.Waiting.Part;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Lease;
import org.swapgrid.service.ServiceState;

/** The table of modes. */
record Modes(Policy policy) {

  /**
   * All that moves the station from one mode to the next.
   *
   * @param grid the judged grid
   * @param calls what the services call for
   * @param budget what was allowed, and before the event
   * @param rated what counts as unrestricted
   */
  record Facts(GridState grid, Calls calls, Memory.Budget budget, Rated rated, Duration now) {}

  /**
   * What is called for.
   *
   * @param shedding the tightest static service whose frequency is still low; null for none
   * @param clearing the last release wait to end; null when no claim is clearing
   * @param following a droop service away from zero; null for none
   * @param level where the frequency stands between the services' levels, or stood when sight was
   *     lost
   * @param told what people ask for
   */
  record Calls(
      @Nullable ServiceId shedding,
      ServiceState.@Nullable Clearing clearing,
      @Nullable ServiceId following,
      Level level,
      Told told) {}

  /**
   * What people ask for.
   *
   * @param hold whether a technician holds the station
   * @param lease the aggregator's order on power that runs; null for none
   */
  record Told(boolean hold, @Nullable Lease lease) {}

  /** Where the frequency stands. */
  enum Level {
    /** Below a static service's trip level. */
    LOW,
    /** Above every trip level, but not at every release level. */
    BETWEEN,
    /** At or above every release level. */
    BACK
  }

  /**
   * The station's own size and load.
   *
   * @param unrestricted from here on nothing is restricted
   * @param slope the ramp's rise in watts a second
   * @param granted what the bays' limits let them draw
   * @param drawn what it draws now; null when unknown
   */
  record Rated(Power unrestricted, long slope, Power granted, @Nullable Power drawn) {}

  Mode next(Mode was, Facts facts) {
    return switch (facts.grid) {
      case VoltageLost _ -> was instanceof Dark ? was : new Dark(facts.now);
      case Unseen _ -> new Sightless(policy).next(was, facts);
      case Seen _ -> seen(was, facts);
    };
  }

  private Mode seen(Mode was, Facts facts) {
    if (facts.calls.shedding != null) {
      return was instanceof Shedding(var since, _)
          ? new Shedding(since, facts.calls.shedding)
          : new Shedding(facts.now, facts.calls.shedding);
    }
    if (facts.calls.clearing != null) {
      var clearing = facts.calls.clearing;
      return new Waiting(clearing.backSince(), clearing.until(), Part.RELEASE_WAIT);
    }
    if (facts.calls.told.hold()) {
      return held(was, facts);
    }
    var lease = facts.calls.told.lease();
    return lease == null ? unclaimed(was, facts) : ordered(was, lease, facts);
  }

  /** An order tightens at once; what it eases comes back on the way of every return. */
  private Mode ordered(Mode was, Lease lease, Facts facts) {
    return switch (was) {
      case Normal _, Regulating _ -> new Ordered(facts.now, lease);
      case Ordered ordered ->
          Grip.eases(ordered, lease, facts) ? wayBack(facts) : new Ordered(ordered.since(), lease);
      case Waiting(_, _, var part) when part == Part.RELEASE_WAIT -> unclaimed(was, facts);
      case Waiting _, Restoring _ ->
          Grip.reaches(was, lease, facts) ? new Ordered(facts.now, lease) : unclaimed(was, facts);
      case Shedding _, Blind _, Unsure _, CarryingOn _, Dark _, Held _ -> unclaimed(was, facts);
    };
  }

  /** What an order or a curve restricts shows in what is allowed, and so does a ramp's end. */
  private static Mode held(Mode was, Facts facts) {
    return switch (was) {
      case Held _ -> was;
      case Normal _, Unsure _, Regulating _, Ordered _ -> new Held(facts.now, false);
      case Blind(_, var curtailed) -> new Held(facts.now, curtailed);
      case Restoring _ -> new Held(facts.now, !isUnrestricted(facts));
      case Shedding _, Waiting _, CarryingOn _, Dark _ -> new Held(facts.now, true);
    };
  }

  /** A claim that goes without its own release wait has left with a reload of the policy. */
  private Mode unclaimed(Mode was, Facts facts) {
    return switch (was) {
      case Normal normal -> following(normal, facts);
      case Regulating regulating -> following(regulating, facts);
      case Shedding _ -> releaseWait(facts);
      case Waiting waiting -> waited(waiting, facts);
      case Restoring(_, var ramp) when isOver(ramp, facts) -> new Normal(facts.now);
      case Restoring restoring -> restoring(restoring, facts);
      case CarryingOn(_, var ramp) -> restoring(new Restoring(facts.now, ramp), facts);
      case Blind(_, var curtailed) -> curtailed ? releaseWait(facts) : new Normal(facts.now);
      case Unsure _ -> new Normal(facts.now);
      case Dark _ -> releaseWait(facts);
      case Ordered ordered -> Grip.isFree(ordered, facts) ? new Normal(facts.now) : wayBack(facts);
      case Held held -> isFree(held, facts) ? new Normal(facts.now) : releaseWait(facts);
    };
  }

  private static Mode following(Mode was, Facts facts) {
    var service = facts.calls.following;
    if (service == null) {
      return was instanceof Normal ? was : new Normal(facts.now);
    }
    return new Regulating(was instanceof Regulating ? was.since() : facts.now, service);
  }

  /** The ramp stands still while the frequency is low, also before that is sure. */
  private static Mode restoring(Restoring restoring, Facts facts) {
    var ramp = restoring.ramp();
    return new Restoring(
        restoring.since(),
        facts.calls.level == Level.LOW
            ? ramp.heldAt(facts.now, facts.budget.allowed())
            : sloped(ramp, facts));
  }

  /** The slope changes with the bays' ratings and with a reload of the policy. */
  static Ramp sloped(Ramp ramp, Facts facts) {
    return ramp.at(facts.rated.slope, facts.now, facts.budget.allowed());
  }

  private Mode waited(Waiting waiting, Facts facts) {
    return switch (waiting.part()) {
      case RELEASE_WAIT ->
          facts.calls.level != Level.BACK
              ? releaseWait(facts)
              : passed(waiting.until(), facts) ? randomDelay(facts) : waiting;
      case RANDOM_DELAY ->
          passed(waiting.until(), facts) ? new Restoring(facts.now, ramp(policy, facts)) : waiting;
    };
  }

  /** An order's end waits for nothing but its turn, unless the frequency is not back. */
  private Mode wayBack(Facts facts) {
    return facts.calls.level == Level.BACK ? randomDelay(facts) : releaseWait(facts);
  }

  private Mode releaseWait(Facts facts) {
    var until = facts.now.plus(policy.comeback().delay());
    return new Waiting(facts.now, until, Part.RELEASE_WAIT);
  }

  private Mode randomDelay(Facts facts) {
    var until = facts.now.plus(Lot.draw(policy, facts.budget.events()));
    return new Waiting(facts.now, until, Part.RANDOM_DELAY);
  }

  /**
   * From what is drawn: in a long event batteries become full and draw less than was allowed. While
   * the cabinet is silent, from no more than was drawn before the event: an order allows what it
   * says, not what the station had.
   */
  static Ramp ramp(Policy policy, Facts facts) {
    var recovered = facts.now.plus(policy.comeback().recovery());
    var before = facts.budget.before();
    return new Ramp(facts.now, come(facts), before, recovered, facts.rated.slope);
  }

  /** Where a way back begins. */
  static Power come(Facts facts) {
    var most = facts.budget.before().min(facts.rated.granted);
    var drawn = facts.rated.drawn == null ? most : facts.rated.drawn;
    return facts.budget.allowed().min(drawn.atLeastZero());
  }

  static boolean isOver(Ramp ramp, Facts facts) {
    return passed(ramp.recovered(), facts)
        && !ramp.allowed(facts.now).isBelow(facts.rated.unrestricted);
  }

  /** Whether the hold keeps nothing back, so that nothing has to come back. */
  static boolean isFree(Held held, Facts facts) {
    return !held.curtailed() && isUnrestricted(facts);
  }

  private static boolean isUnrestricted(Facts facts) {
    return !facts.budget.allowed().isBelow(facts.rated.unrestricted);
  }

  static boolean passed(Duration when, Facts facts) {
    return facts.now.compareTo(when) >= 0;
  }
}
