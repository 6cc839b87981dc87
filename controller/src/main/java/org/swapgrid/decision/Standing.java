package org.swapgrid.decision;

import java.util.ArrayList;
import java.util.List;
import org.swapgrid.decision.GridState.Seen;
import org.swapgrid.decision.GridState.VoltageLost;
import org.swapgrid.decision.Memory.Budget;
import org.swapgrid.decision.Memory.ServiceMemory;
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
import org.swapgrid.service.GridService;
import org.swapgrid.service.ServiceState;
import org.swapgrid.service.ServiceState.Active;
import org.swapgrid.service.ServiceState.Armed;
import org.swapgrid.service.ServiceState.Clearing;
import org.swapgrid.service.ServiceState.Following;
import org.swapgrid.service.ServiceState.Suspect;
import org.swapgrid.service.Sighting;

/** Where the services stand after this cycle's reading, and what the station may draw so far. */
record Standing(List<ServiceMemory> states, Claims claims, Budget budget) {

  static Standing of(Policy policy, Memory was, Picture picture) {
    var states = step(policy, was, picture);
    boolean begins = Memory.isEvent(states) && !was.hasEvent();
    boolean darkens = picture.grid() instanceof VoltageLost && !(was.mode() instanceof Dark);
    var noted = noted(policy, was, picture);
    boolean again = begins && !isFree(policy, was) && !(was.mode() instanceof Regulating);
    var budget = again ? onTheWayBack(noted, picture) : noted;
    var claims = Claims.of(policy, states, picture.lease(), budget);
    return new Standing(states, claims, begins || darkens ? budget.nextEvent() : budget);
  }

  /** What is not drawn now because of the last event cannot be shed once more. */
  private static Budget onTheWayBack(Budget budget, Picture picture) {
    var measured = picture.station().measured();
    return budget.measuredAgainst(
        measured == null ? budget.baseline().min(budget.allowed()) : measured);
  }

  /** The same in the mode that follows from it. */
  Standing in(Mode mode, Mode was, Policy policy) {
    if (mode instanceof CarryingOn) {
      return disarmed(policy);
    }
    return mode instanceof Ordered && !(was instanceof Ordered)
        ? new Standing(states, claims, budget.nextEvent())
        : this;
  }

  /** The same without any claim: the stated time without sight is over. */
  private Standing disarmed(Policy policy) {
    var armed = new ArrayList<ServiceMemory>(states.size());
    for (var state : states) {
      armed.add(new ServiceMemory(state.service(), ServiceState.ARMED));
    }
    return new Standing(armed, Claims.of(policy, armed, null, budget), budget);
  }

  private static List<ServiceMemory> step(Policy policy, Memory was, Picture picture) {
    var states = new ArrayList<ServiceMemory>(policy.services().size());
    for (var service : policy.services()) {
      var state = step(service, policy, was, picture);
      states.add(new ServiceMemory(service.id(), state));
    }
    return states;
  }

  private static ServiceState step(
      GridService service, Policy policy, Memory was, Picture picture) {
    var state = was.stateOf(service.id());
    if (picture.isDisarmed(service) && isIdle(state)) {
      return ServiceState.ARMED;
    }
    if (!(picture.grid() instanceof Seen)) {
      return service.unsighted(state);
    }
    var fresh = picture.look().fresh();
    if (fresh == null) {
      return state;
    }
    var offered = picture.offer(service, was.hasEvent());
    var siteDelay = policy.comeback().delay();
    return service.step(state, new Sighting(was.sight().reading(), fresh, offered, siteDelay));
  }

  /** A response that stands is finished, also when its service is disarmed: nothing leaps. */
  private static boolean isIdle(ServiceState state) {
    return switch (state) {
      case Armed _, Suspect _ -> true;
      case Active _, Clearing _, Following _ -> false;
    };
  }

  /** In free running the power before an event is noted; from then on it stays as it was. */
  private static Budget noted(Policy policy, Memory was, Picture picture) {
    var budget = was.budget();
    if (!isFree(policy, was)) {
      return budget;
    }
    var measured = picture.station().measured();
    var history = budget.history().with(measured, picture.now().toSeconds());
    var baseline = history.baseline();
    return new Budget(budget.allowed(), baseline, baseline, budget.events(), history);
  }

  /** Whether a technician holds a station that nothing else holds back. */
  static boolean isFree(Held held, Policy policy, Memory memory) {
    return !held.curtailed() && isWhole(policy, memory);
  }

  private static boolean isWhole(Policy policy, Memory was) {
    return !was.budget().allowed().isBelow(policy.site().connectionLimit());
  }

  private static boolean isFree(Policy policy, Memory was) {
    return switch (was.mode()) {
      case Normal _, Unsure _ -> true;
      case Blind(_, var curtailed) -> !curtailed;
      case Held held -> isFree(held, policy, was);
      case Regulating _, Ordered _ -> isWhole(policy, was);
      case Shedding _, Waiting _, Restoring _, CarryingOn _, Dark _ -> false;
    };
  }
}
