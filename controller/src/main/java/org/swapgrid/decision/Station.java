package org.swapgrid.decision;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Cause;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;

/**
 * The cabinet as this cycle sees it: its bays, each with what it was told, and who is coming.
 *
 * @param bays ascending by number; empty before the cabinet's first report
 * @param loads of all bays
 * @param measured what the cabinet draws; null when its report is too old
 * @param steerable whether commands can move it now
 */
record Station(List<Bay> bays, Loads loads, @Nullable Power measured, boolean steerable) {
  /** Up to this age a cabinet's report says what is drawn now. */
  static final Duration FRESH = Duration.ofSeconds(2);

  /**
   * What the bays draw, added up.
   *
   * @param rating the sum of their ratings
   * @param uncontrolled what no command moves
   * @param controlled what a command would stop
   * @param granted what their limits let them draw
   */
  record Loads(Power rating, Power uncontrolled, Power controlled, Power granted) {
    static Loads of(List<Bay> bays) {
      long rating = 0;
      long uncontrolled = 0;
      long controlled = 0;
      long granted = 0;
      for (var bay : bays) {
        rating += bay.seen.ceiling().watts();
        granted += bay.told().min(bay.seen.ceiling()).watts();
        long draw = bay.drawn();
        if (bay.isControlled()) {
          controlled += draw;
        } else {
          uncontrolled += draw;
        }
      }
      return new Loads(
          new Power(rating), new Power(uncontrolled), new Power(controlled), new Power(granted));
    }
  }

  /**
   * One bay.
   *
   * @param seen as the cabinet reported it
   * @param memory what it was told; the limit in force when it never was
   */
  record Bay(BaySnapshot seen, BayMemory memory) {
    Power told() {
      return memory.told().limit();
    }

    boolean notObeying() {
      return memory.notObeying();
    }

    BayId id() {
      return seen.bay();
    }

    /** Whether its limit does anything. */
    boolean isControlled() {
      return seen.isSteerable() && !notObeying();
    }

    /** What it draws from the grid, in watts; zero while it feeds back. */
    long drawn() {
      return Math.max(0, seen.draw().watts());
    }

    int charge() {
      var battery = seen.battery();
      return battery == null ? 0 : battery.stateOfCharge().permille();
    }
  }

  static Station of(Policy policy, Memory was, Observation seen) {
    var cabinet = seen.cabinet();
    if (cabinet == null) {
      return new Station(List.of(), Loads.of(List.of()), null, false);
    }
    var now = seen.tick().elapsed();
    var bays = bays(policy, was.bays(), cabinet.bays(), now);
    boolean fresh = now.minus(cabinet.takenAt()).compareTo(FRESH) <= 0;
    boolean steerable = fresh && isSteerable(cabinet.state());
    return new Station(bays, Loads.of(bays), fresh ? cabinet.power() : null, steerable);
  }

  /** Both lists ascend by number; bays may have come or gone since the last report. */
  private static List<Bay> bays(
      Policy policy, List<BayMemory> memories, List<BaySnapshot> snapshots, Duration now) {
    var bays = new Bay[snapshots.size()];
    int known = 0;
    int place = 0;
    for (var snapshot : snapshots) {
      int order = order(memories, known, snapshot);
      while (order < 0) {
        order = order(memories, ++known, snapshot);
      }
      bays[place++] =
          order == 0 ? bay(policy, snapshot, memories.get(known)) : unknown(snapshot, now);
    }
    return Arrays.asList(bays);
  }

  /** How the bay remembered at this place compares to the snapshot's; above where there is none. */
  private static int order(List<BayMemory> memories, int place, BaySnapshot snapshot) {
    return place < memories.size() ? memories.get(place).told().bay().compareTo(snapshot.bay()) : 1;
  }

  /** A new process goes on from the limits it finds, so that it can be held to them at first. */
  private static Bay unknown(BaySnapshot seen, Duration now) {
    var limit = seen.reportedLimit().atLeastZero().min(seen.ceiling());
    var told = new BayLimit(seen.bay(), limit, Cause.of(Reason.UNRESTRICTED));
    return new Bay(seen, new BayMemory(told, now, now, false));
  }

  private static Bay bay(Policy policy, BaySnapshot seen, BayMemory memory) {
    return new Bay(seen, memory.judged(isDisobeying(policy.site().obedience(), seen, memory)));
  }

  /** A bay is judged only by a report made after it had its time to follow. */
  private static boolean isDisobeying(Policy.Obedience rule, BaySnapshot seen, BayMemory memory) {
    long most = memory.told().limit().watts() + rule.tolerance().watts();
    boolean drawsMore = seen.draw().watts() > most;
    if (drawsMore == memory.notObeying()) {
      return drawsMore;
    }
    boolean tooEarly = seen.takenAt().compareTo(memory.since().plus(rule.within())) < 0;
    return tooEarly ? memory.notObeying() : drawsMore;
  }

  private static boolean isSteerable(CabinetSnapshot.State state) {
    return switch (state) {
      case RUNNING, FAILSAFE -> true;
      case OFF, INITIALISING, FAULT, LOCAL -> false;
    };
  }
}
