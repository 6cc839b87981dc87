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
import org.swapgrid.decision.Modes.Facts;
import org.swapgrid.decision.Modes.Level;

/** The part of the table of modes in which no frequency may be acted upon. */
record Sightless(Policy policy) {

  Mode next(Mode was, Facts facts) {
    var lease = facts.calls().told().lease();
    if (lease != null && Grip.restricts(lease, facts)) {
      // Begun anew while the order runs: the stated time without sight counts from the order's end.
      return new Blind(facts.now(), true);
    }
    return switch (was) {
      case Normal _ -> unseeing(facts);
      case Held held ->
          Modes.isFree(held, facts) ? new Unsure(facts.now()) : new Blind(facts.now(), true);
      case Blind blind when !blind.curtailed() && isHeld(facts) -> new Unsure(blind.since());
      case Blind blind -> blind.curtailed() && mayCarryOn(blind, facts) ? carryOn(facts) : blind;
      case Unsure unsure -> unsure(unsure, facts);
      case CarryingOn _ when isHeld(facts) -> new Blind(facts.now(), true);
      case CarryingOn(_, var ramp) when Modes.isOver(ramp, facts) -> new Blind(facts.now(), false);
      case CarryingOn(var since, var ramp) -> new CarryingOn(since, Modes.sloped(ramp, facts));
      case Ordered ordered ->
          Grip.isFree(ordered, facts) ? unseeing(facts) : new Blind(facts.now(), true);
      case Shedding _, Regulating _, Waiting _, Restoring _, Dark _ -> new Blind(facts.now(), true);
    };
  }

  /** Sight is lost in free running: what was last seen says whether limits may rise. */
  private Mode unseeing(Facts facts) {
    if (isHeld(facts)) {
      return new Unsure(facts.now());
    }
    return facts.calls().level() == Level.LOW
        ? unsure(new Unsure(facts.now()), facts)
        : new Blind(facts.now(), false);
  }

  /**
   * What stands open stays open. What was drawn before is not known to a station that has not
   * charged freely, so nothing but the ramp bounds what it comes back to.
   */
  private Mode unsure(Unsure unsure, Facts facts) {
    var most = facts.rated().unrestricted();
    if (!isHeld(facts) && !facts.rated().granted().isBelow(most)) {
      return new Blind(unsure.since(), false);
    }
    return mayCarryOn(unsure, facts)
        ? new CarryingOn(
            facts.now(),
            new Ramp(facts.now(), Modes.come(facts), most, facts.now(), facts.rated().slope()))
        : unsure;
  }

  /** A technician's hold lets no limit rise, also where they may without sight. */
  private static boolean isHeld(Facts facts) {
    return facts.calls().told().hold();
  }

  private boolean mayCarryOn(Mode blind, Facts facts) {
    var rule = policy.gate().blind();
    return rule.carryOn()
        && !isHeld(facts)
        && Modes.passed(carryOnAt(policy, blind, facts.budget().events()), facts);
  }

  /** Sight may be lost at many stations at once, so this return has its random delay too. */
  static Duration carryOnAt(Policy policy, Mode blind, long events) {
    return blind.since().plus(policy.gate().blind().hold()).plus(Lot.draw(policy, events));
  }

  private Mode carryOn(Facts facts) {
    return new CarryingOn(facts.now(), Modes.ramp(policy, facts));
  }
}
