package org.swapgrid.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.GridState.Seen;
import org.swapgrid.decision.Memory.Budget;
import org.swapgrid.decision.Memory.ServiceMemory;
import org.swapgrid.decision.Modes.Calls;
import org.swapgrid.decision.Modes.Level;
import org.swapgrid.model.Power;
import org.swapgrid.service.Claim;
import org.swapgrid.service.DroopService;
import org.swapgrid.service.GridService;
import org.swapgrid.service.ServiceState.Active;
import org.swapgrid.service.ServiceState.Clearing;
import org.swapgrid.service.ServiceState.Following;
import org.swapgrid.service.StaticService;

/** Every service with its state and what it asks for; the tightest claim wins. */
record Claims(List<Entry> entries) {

  /** One service; its claim is null while it asks for nothing. */
  record Entry(GridService service, ServiceMemory memory, @Nullable Claim claim) {
    boolean isStaticClaim() {
      return claim != null && service instanceof StaticService;
    }

    /** What it is owed at this time: nothing once the response has been sustained. */
    Power owed(Duration now) {
      return claim != null && now.compareTo(claim.until()) < 0 ? claim.owed() : Power.ZERO;
    }
  }

  static Claims of(Policy policy, List<ServiceMemory> states, Budget budget) {
    var entries = new ArrayList<Entry>(states.size());
    for (int i = 0; i < states.size(); i++) {
      var service = policy.services().get(i);
      var claim = service.claim(states.get(i).state(), reference(service, budget)).orElse(null);
      entries.add(new Entry(service, states.get(i), claim));
    }
    return new Claims(entries);
  }

  private static Power reference(GridService service, Budget budget) {
    return switch (service) {
      case StaticService _ -> budget.baseline();
      case DroopService _ -> budget.before();
    };
  }

  /** The entry with the tightest claim; the first of equals; null when nothing is claimed. */
  @Nullable Entry tightest() {
    Entry tightest = null;
    Claim best = null;
    for (var entry : entries) {
      var claim = entry.claim;
      if (claim != null && (best == null || claim.target().isBelow(best.target()))) {
        tightest = entry;
        best = claim;
      }
    }
    return tightest;
  }

  /** Whether a static service's claim stands. */
  boolean isEvent() {
    for (var entry : entries) {
      if (entry.isStaticClaim()) {
        return true;
      }
    }
    return false;
  }

  /** The reduction owed now: claims on the same load do not add up, the largest counts. */
  Power owed(Duration now) {
    var owed = Power.ZERO;
    for (var entry : entries) {
      owed = owed.max(entry.owed(now));
    }
    return owed;
  }

  Calls calls(GridState grid, boolean hold) {
    Entry shedding = null;
    Clearing clearing = null;
    Entry following = null;
    for (var entry : entries) {
      switch (entry.memory.state()) {
        case Active _ -> shedding = tighter(shedding, entry);
        case Clearing next -> clearing = later(clearing, next);
        case Following _ -> following = following == null ? entry : following;
        default -> {}
      }
    }
    return new Calls(
        shedding == null ? null : shedding.service.id(),
        clearing,
        following == null ? null : following.service.id(),
        level(grid),
        hold);
  }

  private static Entry tighter(@Nullable Entry a, Entry b) {
    if (a == null || a.claim == null || b.claim == null) {
      return a == null ? b : a;
    }
    return b.claim.target().isBelow(a.claim.target()) ? b : a;
  }

  private static Clearing later(@Nullable Clearing a, Clearing b) {
    return a == null || b.until().compareTo(a.until()) > 0 ? b : a;
  }

  private Level level(GridState grid) {
    if (!(grid instanceof Seen(var frequency, _, _))) {
      return Level.BETWEEN;
    }
    var level = Level.BACK;
    for (var entry : entries) {
      switch (entry.service) {
        case StaticService(_, var trip, _, _) when frequency.isBelow(trip.level()) -> {
          return Level.LOW;
        }
        case StaticService(_, _, var release, _) when frequency.isBelow(release.level()) ->
            level = Level.BETWEEN;
        case StaticService _, DroopService _ -> {}
      }
    }
    return level;
  }
}
