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
import org.swapgrid.decision.Modes.Told;
import org.swapgrid.model.Cause;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.order.Instruction.ShedTo;
import org.swapgrid.order.Lease;
import org.swapgrid.service.Claim;
import org.swapgrid.service.DroopService;
import org.swapgrid.service.GridService;
import org.swapgrid.service.Reading;
import org.swapgrid.service.ServiceState.Active;
import org.swapgrid.service.ServiceState.Clearing;
import org.swapgrid.service.ServiceState.Following;
import org.swapgrid.service.StaticService;

/**
 * Every service with its state and what it asks for, and the aggregator's order beside them; the
 * tightest claim wins.
 *
 * @param ordered what the order asks for; null where none names a power
 */
record Claims(List<Entry> entries, @Nullable Claim ordered) {

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

  static Claims of(
      Policy policy, List<ServiceMemory> states, @Nullable Lease lease, Budget budget) {
    var entries = new ArrayList<Entry>(states.size());
    for (int i = 0; i < states.size(); i++) {
      var service = policy.services().get(i);
      var claim = service.claim(states.get(i).state(), reference(service, budget)).orElse(null);
      entries.add(new Entry(service, states.get(i), claim));
    }
    return new Claims(entries, lease == null ? null : ordered(lease, budget.baseline()));
  }

  /** A cap only bounds; an order to shed asks for a reduction. */
  private static @Nullable Claim ordered(Lease lease, Power baseline) {
    var most = lease.instruction().most();
    if (most == null) {
      return null;
    }
    boolean sheds = lease.instruction() instanceof ShedTo;
    var owed = sheds ? baseline.minus(most).atLeastZero() : Power.ZERO;
    return new Claim(most, Cause.of(Reason.ORDERED), owed, lease.until());
  }

  /** The tightest of all claims; null when nothing is claimed. */
  @Nullable Claim binding() {
    var entry = tightest();
    var service = entry == null ? null : entry.claim;
    if (service == null || ordered == null) {
      return service == null ? ordered : service;
    }
    return ordered.target().isBelow(service.target()) ? ordered : service;
  }

  /**
   * What the reduction is measured against; null where none is asked for, so that what is drawn
   * less for another reason counts as nothing. In an event the order's part is not the event's; a
   * power before that nobody knows any more is no reference for either.
   */
  @Nullable Power reference(Budget budget) {
    boolean isOrdered = !isEvent() && ordered != null && ordered.owed().isAbove(Power.ZERO);
    return isOrdered || tightest() != null ? budget.baseline() : null;
  }

  private static Power reference(GridService service, Budget budget) {
    return switch (service) {
      case StaticService _ -> budget.baseline();
      case DroopService _ -> budget.before();
    };
  }

  /** The service with the tightest claim; the first of equals; null when none claims. */
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
    var owed = ordered == null || isEvent() ? Power.ZERO : ordered.owed();
    for (var entry : entries) {
      owed = owed.max(entry.owed(now));
    }
    return owed;
  }

  Calls calls(Level level, Told told) {
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
        level,
        told);
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

  /**
   * Where the frequency stands.
   *
   * @param last the newest governing reading while there was sight; null in a time without
   */
  static Level level(List<GridService> services, GridState grid, @Nullable Reading last) {
    if (grid instanceof Seen(var frequency, _, _)) {
      return level(services, frequency);
    }
    return last == null ? Level.BETWEEN : level(services, last.frequency());
  }

  private static Level level(List<GridService> services, Frequency frequency) {
    var level = Level.BACK;
    for (var service : services) {
      switch (service) {
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
