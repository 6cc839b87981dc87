package org.swapgrid.decision;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.swapgrid.decision.Station.Bay;
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
   * @param kept numbers of the bays that go on charging whatever the grid asks for, at no more than
   *     before
   */
  record Task(Power allowed, Cause cause, boolean tighten, BitSet kept, Duration now) {
    boolean keeps(Bay bay) {
      return kept.get(bay.id().number());
    }
  }

  List<BayLimit> share(Task task, Station station) {
    if (!task.tighten && !task.allowed.isBelow(station.loads().rating())) {
      return unrestricted(station);
    }
    var budget = task.allowed.minus(station.loads().uncontrolled()).atLeastZero();
    return task.tighten && holds(task, station, budget)
        ? asBefore(task, station)
        : divided(task, station, budget);
  }

  private static List<BayLimit> unrestricted(Station station) {
    var limits = new BayLimit[station.bays().size()];
    var free = Cause.of(Reason.UNRESTRICTED);
    int place = 0;
    for (var bay : station.bays()) {
      limits[place++] = bay.memory().limit(stepped(bay.seen().ceiling().watts()), free);
    }
    return List.of(limits);
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
      onlyKept &= task.keeps(bay);
    }
    return told <= (onlyKept ? connectable(station) : budget.watts());
  }

  /** A slot that is empty in an event is closed: no battery put into it begins to charge there. */
  private List<BayLimit> asBefore(Task task, Station station) {
    var limits = new BayLimit[station.bays().size()];
    boolean isEvent = task.cause.service() != null;
    int place = 0;
    for (var bay : station.bays()) {
      long limit = isEvent && bay.seen().isEmpty() ? 0 : stepped(bay.told().watts());
      limits[place++] = bay.memory().limit(limit, cause(task, bay, limit));
    }
    return List.of(limits);
  }

  private List<BayLimit> divided(Task task, Station station, Power budget) {
    var shares = shares(task, station, budget.watts());
    var limits = new BayLimit[shares.length];
    int place = 0;
    for (var bay : station.bays()) {
      long limit = stepped(shares[place]);
      limits[place++] = bay.memory().limit(limit, cause(task, bay, limit));
    }
    return List.of(limits);
  }

  /** Each bay's share, in the order of the station's bays. */
  private long[] shares(Task task, Station station, long budget) {
    var wishes = wishes(task, station);
    if (Arrays.stream(wishes).sum() <= budget - LEAST) {
      return wishes;
    }
    var order = inOrder(task, station);
    var shares = kept(task, station, order, wishes);
    long rest = budget - Arrays.stream(shares).sum();
    for (int i : order) {
      long more = rest >= LEAST ? Math.min(wishes[i] - shares[i], rest) : 0;
      shares[i] += more;
      rest -= more;
    }
    return shares;
  }

  /** What the kept bays go on with whatever the grid asks for: no more than they were told. */
  private long[] kept(Task task, Station station, int[] order, long[] wishes) {
    var shares = new long[wishes.length];
    long rest = connectable(station);
    for (int i : order) {
      var bay = station.bays().get(i);
      if (task.keeps(bay)) {
        shares[i] = Math.min(rest, Math.min(wishes[i], bay.told().watts()));
        rest -= shares[i];
      }
    }
    return shares;
  }

  /** What the connection leaves for the bays that can be steered. */
  private long connectable(Station station) {
    return connection.minus(station.loads().uncontrolled()).atLeastZero().watts();
  }

  /** Nearest to ready first: a battery that is almost full serves a rider soonest. */
  private int[] inOrder(Task task, Station station) {
    var ranks = new Ranks(station.bays().size());
    int place = 0;
    for (var bay : station.bays()) {
      int group = (task.keeps(bay) ? 0 : 4) + (isHot(bay) ? 2 : 0) + (isReady(bay) ? 1 : 0);
      ranks.add(group, bay, place++);
    }
    return ranks.places();
  }

  private static long[] wishes(Task task, Station station) {
    var settled = task.now.minus(SETTLING);
    var wishes = new long[station.bays().size()];
    int place = 0;
    for (var bay : station.bays()) {
      boolean moves = !bay.seen().isEmpty() && bay.isControlled();
      wishes[place++] = moves ? wish(task, bay, settled) : 0;
    }
    return wishes;
  }

  /**
   * What a bay would use of a share. While limits may only fall, its present draw; otherwise its
   * rating, unless it has shown for a while that it does not use it.
   */
  private static long wish(Task task, Bay bay, Duration settled) {
    long draw = Math.ceilDiv(bay.drawn(), STEP) * STEP;
    if (task.tighten) {
      return Math.min(bay.told().watts(), draw);
    }
    long ceiling = bay.seen().ceiling().watts();
    boolean takesLess = draw <= bay.told().watts() - SLACK;
    return takesLess && bay.memory().raised().compareTo(settled) <= 0
        ? Math.min(ceiling, Math.ceilDiv(draw, SLACK) * SLACK + SLACK)
        : ceiling;
  }

  private static long stepped(long watts) {
    return Math.floorDiv(watts, STEP) * STEP;
  }

  private boolean isHot(Bay bay) {
    var battery = bay.seen().battery();
    return battery != null && battery.temperature().isAbove(riders.hot());
  }

  private boolean isReady(Bay bay) {
    var battery = bay.seen().battery();
    return battery != null && battery.stateOfCharge().isAtLeast(riders.ready());
  }

  private Cause cause(Task task, Bay bay, long limit) {
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
    if (limit > 0) {
      return grantedCause(task, bay, limit);
    }
    return deniedCause(task, bay);
  }

  private static Cause grantedCause(Task task, Bay bay, long limit) {
    if (task.keeps(bay)) {
      return Cause.of(Reason.RIDERS_RESERVE);
    }
    boolean isWhole = limit >= stepped(bay.seen().ceiling().watts());
    if (isWhole) {
      return Cause.of(Reason.UNRESTRICTED);
    }
    var told = bay.memory().told();
    boolean wasTrimmed = told.limit().watts() == limit && told.cause().reason() == Reason.TRIMMED;
    return wasTrimmed || limit < bay.seen().draw().watts() ? Cause.of(Reason.TRIMMED) : task.cause;
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
