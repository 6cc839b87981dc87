package org.swapgrid.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.swapgrid.decision.Station.Bay;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.Cause;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;

/**
 * Shares what the station may draw among its bays with the least harm to riders. Same input, same
 * plan.
 *
 * @param riders what they need
 * @param connection never exceeded, not even for riders
 */
record Allocation(Policy.Riders riders, Power connection) {
  /** The cabinet's resolution (BayLim counts 10 W). */
  private static final long STEP = 10;

  /** Below this a charger does not charge; a smaller rest is left unused. */
  private static final long LEAST = 100;

  /** A bay further below its limit than this could take more but does not. */
  private static final long SLACK = 100;

  /** A charger needs this long to take up a new limit before its draw tells what it wants. */
  private static final Duration SETTLING = Duration.ofSeconds(10);

  /**
   * What is to be shared.
   *
   * @param allowed the most the station may draw
   * @param cause why it is not more
   * @param tighten true where no bay's limit may rise
   * @param kept bays that go on charging whatever the grid asks for, at no more than before
   */
  record Task(Power allowed, Cause cause, boolean tighten, Set<BayId> kept, Duration now) {}

  List<BayLimit> share(Task task, Station station) {
    if (!task.tighten && !task.allowed.isBelow(station.rating())) {
      return unrestricted(station);
    }
    var budget = task.allowed.minus(station.uncontrolled()).atLeastZero();
    return task.tighten && holds(task, station, budget)
        ? asBefore(task, station)
        : divided(task, station, budget);
  }

  private static List<BayLimit> unrestricted(Station station) {
    var limits = new ArrayList<BayLimit>(station.bays().size());
    var free = Cause.of(Reason.UNRESTRICTED);
    for (var bay : station.bays()) {
      limits.add(new BayLimit(bay.id(), bay.seen().ceiling().roundedDown(STEP), free));
    }
    return limits;
  }

  /** Whether the last plan still keeps within the budget, apart from what riders need. */
  private boolean holds(Task task, Station station, Power budget) {
    long told = 0;
    boolean onlyKept = true;
    for (var bay : station.bays()) {
      if (bay.told().watts() == 0) {
        continue;
      }
      told += bay.isControlled() ? bay.told().watts() : 0;
      onlyKept &= task.kept.contains(bay.id());
    }
    return told <= (onlyKept ? connectable(station) : budget.watts());
  }

  /** A slot that is empty in an event is closed: no battery put into it begins to charge there. */
  private List<BayLimit> asBefore(Task task, Station station) {
    var limits = new ArrayList<BayLimit>(station.bays().size());
    boolean isEvent = task.cause.service() != null;
    for (var bay : station.bays()) {
      var limit = isEvent && bay.seen().isEmpty() ? Power.ZERO : bay.told().roundedDown(STEP);
      limits.add(new BayLimit(bay.id(), limit, cause(task, bay, limit)));
    }
    return limits;
  }

  private List<BayLimit> divided(Task task, Station station, Power budget) {
    var shares = shares(task, station, budget.watts());
    var limits = new ArrayList<BayLimit>(station.bays().size());
    for (var bay : station.bays()) {
      var limit = new Power(shares.getOrDefault(bay.id(), 0L)).roundedDown(STEP);
      limits.add(new BayLimit(bay.id(), limit, cause(task, bay, limit)));
    }
    return limits;
  }

  private Map<BayId, Long> shares(Task task, Station station, long budget) {
    var order = inOrder(task, station);
    var shares = kept(task, order, connectable(station));
    long rest = budget;
    for (long share : shares.values()) {
      rest -= share;
    }
    for (var bay : order) {
      long kept = shares.getOrDefault(bay.id(), 0L);
      long more = rest >= LEAST ? Math.min(wanted(task, bay) - kept, rest) : 0;
      shares.put(bay.id(), kept + more);
      rest -= more;
    }
    return shares;
  }

  /** What the kept bays go on with whatever the grid asks for: no more than they were told. */
  private static Map<BayId, Long> kept(Task task, List<Bay> order, long connectable) {
    var shares = new HashMap<BayId, Long>();
    long rest = connectable;
    for (var bay : order) {
      if (task.kept.contains(bay.id())) {
        long share = Math.min(rest, Math.min(wanted(task, bay), bay.told().watts()));
        shares.put(bay.id(), share);
        rest -= share;
      }
    }
    return shares;
  }

  /** What the connection leaves for the bays that can be steered. */
  private long connectable(Station station) {
    return connection.minus(station.uncontrolled()).atLeastZero().watts();
  }

  /** Nearest to ready first: a battery that is almost full serves a rider soonest. */
  private List<Bay> inOrder(Task task, Station station) {
    var order = new ArrayList<>(station.bays());
    order.sort(
        Comparator.comparing((Bay bay) -> !task.kept.contains(bay.id()))
            .thenComparing(this::isHot)
            .thenComparing(this::isReady)
            .thenComparing(Comparator.comparingInt(Bay::charge).reversed())
            .thenComparing(Bay::id));
    return order;
  }

  /**
   * What a bay would use of a share. While limits may only fall, its present draw; otherwise its
   * rating, unless it has shown for a while that it does not use it.
   */
  private static long wanted(Task task, Bay bay) {
    if (bay.seen().isEmpty() || !bay.isControlled()) {
      return 0;
    }
    long draw = Math.ceilDiv(bay.seen().draw().atLeastZero().watts(), STEP) * STEP;
    if (task.tighten) {
      return Math.min(bay.told().watts(), draw);
    }
    long ceiling = bay.seen().ceiling().watts();
    boolean settled = task.now.minus(bay.memory().raised()).compareTo(SETTLING) >= 0;
    boolean sated = settled && draw <= bay.told().watts() - SLACK;
    return sated ? Math.min(ceiling, Math.ceilDiv(draw, SLACK) * SLACK + SLACK) : ceiling;
  }

  private boolean isHot(Bay bay) {
    var battery = bay.seen().battery();
    return battery != null && battery.temperature().isAbove(riders.hot());
  }

  private boolean isReady(Bay bay) {
    var battery = bay.seen().battery();
    return battery != null && battery.stateOfCharge().isAtLeast(riders.ready());
  }

  private Cause cause(Task task, Bay bay, Power limit) {
    var condition = bay.seen().condition();
    if (condition.localStop()) {
      return Cause.of(Reason.LOCAL_STOP);
    }
    if (condition.fault() != 0) {
      return Cause.of(Reason.BAY_FAULT);
    }
    if (bay.notObeying()) {
      return Cause.of(Reason.NOT_OBEYING);
    }
    if (limit.watts() > 0) {
      return grantedCause(task, bay, limit);
    }
    return deniedCause(task, bay);
  }

  private static Cause grantedCause(Task task, Bay bay, Power limit) {
    if (task.kept.contains(bay.id())) {
      return Cause.of(Reason.RIDERS_RESERVE);
    }
    boolean isWhole = !limit.isBelow(bay.seen().ceiling().roundedDown(STEP));
    if (isWhole) {
      return Cause.of(Reason.UNRESTRICTED);
    }
    var told = bay.memory().told();
    boolean wasTrimmed = told.limit().equals(limit) && told.cause().reason() == Reason.TRIMMED;
    return wasTrimmed || limit.isBelow(bay.seen().draw()) ? Cause.of(Reason.TRIMMED) : task.cause;
  }

  private Cause deniedCause(Task task, Bay bay) {
    if (bay.seen().isEmpty()) {
      return Cause.of(Reason.EMPTY_SLOT);
    }
    if (isReady(bay)) {
      return Cause.of(Reason.ALREADY_FULL);
    }
    return isHot(bay) ? Cause.of(Reason.HOT) : task.cause;
  }
}
