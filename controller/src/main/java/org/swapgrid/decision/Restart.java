package org.swapgrid.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.swapgrid.decision.Resume.Stage;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.service.ServiceState;
import org.swapgrid.service.ServiceState.Active;
import org.swapgrid.service.ServiceState.Clearing;
import org.swapgrid.service.StaticService;

/**
 * From memory to what survives a restart, and back. Clocks do not survive, so every wait begins
 * anew; what was shed stays shed until the whole way back has been gone.
 */
record Restart(Policy policy) {
  /** What a ramp allowed is kept in so many steps, to spare the disk. */
  private static final int STEPS = 20;

  Resume save(Memory memory, boolean hold) {
    var budget = memory.budget();
    var stage = stage(memory);
    return switch (stage) {
      case NORMAL -> new Resume(stage, List.of(), connection(), Power.ZERO, budget.events(), hold);
      case SHED, DELAYED, RAMPING, UNKNOWN ->
          new Resume(
              stage,
              claiming(memory),
              coarse(budget.allowed()),
              budget.before(),
              budget.events(),
              hold);
    };
  }

  private Stage stage(Memory memory) {
    return switch (memory.mode()) {
      case Normal _, Unsure _ -> Stage.NORMAL;
      case Blind(_, var curtailed) -> curtailed ? Stage.SHED : Stage.NORMAL;
      case Held held -> Standing.isFree(held, policy, memory) ? Stage.NORMAL : Stage.SHED;
      case Shedding _, Dark _, Ordered _ -> Stage.SHED;
      case Waiting(_, _, var part) ->
          part == Waiting.Part.RELEASE_WAIT ? Stage.SHED : Stage.DELAYED;
      case Regulating _, Restoring _, CarryingOn _ -> Stage.RAMPING;
    };
  }

  private static List<ServiceId> claiming(Memory memory) {
    var claiming = new ArrayList<ServiceId>();
    for (var service : memory.services()) {
      if (service.state() instanceof Active || service.state() instanceof Clearing) {
        claiming.add(service.service());
      }
    }
    claiming.sort(null);
    return claiming;
  }

  private Power coarse(Power allowed) {
    return allowed.roundedDown(Math.max(1, connection().watts() / STEPS)).atLeastZero();
  }

  private Power connection() {
    return policy.site().connectionLimit();
  }

  Memory load(Resume resume, Sight sight, Duration now) {
    boolean free = resume.stage() == Stage.NORMAL;
    var known = resume.stage() != Stage.UNKNOWN;
    var allowed = free ? connection() : resume.allowed().min(connection());
    var before = known ? resume.cap() : connection();
    var services = new ArrayList<ServiceMemory>();
    for (var service : policy.services()) {
      boolean claims = service instanceof StaticService && resume.active().contains(service.id());
      var state = claims ? new Active(now, now, Power.ZERO) : ServiceState.ARMED;
      services.add(new ServiceMemory(service.id(), state));
    }
    // The connection limit stands in for a power nobody knew: nothing is measured against it.
    var baseline = resume.cap().isBelow(connection()) ? resume.cap() : Power.ZERO;
    var budget = new Budget(allowed, before, baseline, resume.events(), History.EMPTY);
    var mode = free ? new Unsure(now) : new Blind(now, true);
    return new Memory(mode, sight, services, budget, List.of());
  }
}
