package org.swapgrid.decision;

import java.time.Duration;
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
import org.swapgrid.model.Cause;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.order.Instruction.Cap;

/**
 * The most the station may draw, and what sets it.
 *
 * @param allowed station power
 * @param cause what sets it
 */
record Bound(Power allowed, Cause cause) {
  /** The ramp climbs in steps of this many watts, so the cabinet is not written every cycle. */
  private static final long RAMP_STEP = 100;

  /**
   * What the mode allows.
   *
   * @param last what was allowed in the cycle before
   * @param claimed what the tightest claim, or the connection, allows
   */
  record Limits(Power last, Bound claimed, Duration now) {}

  static Bound in(Mode mode, Limits limits) {
    var claimed = limits.claimed;
    return switch (mode) {
      case Normal _, Regulating _ -> claimed;
      case Unsure _ -> new Bound(claimed.allowed, Cause.of(Reason.BLIND));
      case Shedding _ -> claimed.atMost(limits.last, claimed.cause);
      case Waiting(_, _, var part) -> claimed.atMost(limits.last, Cause.of(reason(part)));
      case Held _ -> claimed.atMost(limits.last, Cause.of(Reason.LOCAL_HOLD));
      case Ordered _ ->
          tightens(mode) ? claimed.atMost(limits.last, Cause.of(Reason.ORDERED)) : claimed;
      case Blind(_, var curtailed) ->
          curtailed ? claimed.atMost(limits.last, Cause.of(Reason.BLIND)) : claimed;
      case Dark _ -> new Bound(Power.ZERO, Cause.of(Reason.DARK));
      case Restoring(_, var ramp) -> climbed(ramp, limits).tighter(claimed);
      case CarryingOn(_, var ramp) -> climbed(ramp, limits).tighter(claimed);
    };
  }

  /** Whether limits may only fall in this mode. */
  static boolean tightens(Mode mode) {
    return switch (mode) {
      case Shedding _, Waiting _, Held _, Dark _, Unsure _ -> true;
      case Blind(_, var curtailed) -> curtailed;
      case Ordered(_, var lease) -> !(lease.instruction() instanceof Cap);
      case Normal _, Regulating _, Restoring _, CarryingOn _ -> false;
    };
  }

  private static Reason reason(Waiting.Part part) {
    return switch (part) {
      case RELEASE_WAIT -> Reason.RELEASE_WAIT;
      case RANDOM_DELAY -> Reason.RANDOM_DELAY;
    };
  }

  private static Bound climbed(Ramp ramp, Limits limits) {
    var allowed = ramp.allowed(limits.now);
    boolean atCap = allowed.equals(ramp.cap());
    var steps = atCap ? allowed : allowed.roundedDown(RAMP_STEP).max(ramp.from());
    return new Bound(steps, Cause.of(atCap ? Reason.RECOVERY : Reason.RAMP));
  }

  private Bound atMost(Power last, Cause why) {
    return allowed.isAbove(last) ? new Bound(last, why) : this;
  }

  Bound tighter(Bound other) {
    return other.allowed.isBelow(allowed) ? other : this;
  }
}
