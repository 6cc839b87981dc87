package org.swapgrid.decision;

import java.time.Duration;
import java.util.ArrayList;
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
 * @param measured what the cabinet draws; null when its report is too old
 * @param steerable whether commands can move it now
 */
record Station(List<Bay> bays, @Nullable Power measured, boolean steerable) {
  static final Duration FRESH = Duration.ofSeconds(2);

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

    int charge() {
      var battery = seen.battery();
      return battery == null ? 0 : battery.stateOfCharge().permille();
    }
  }

  Station {
    bays = List.copyOf(bays);
  }

  static Station of(Policy policy, Memory was, Observation seen) {
    var cabinet = seen.cabinet();
    if (cabinet == null) {
      return new Station(List.of(), null, false);
    }
    var now = seen.tick().elapsed();
    var bays = new ArrayList<Bay>(cabinet.bays().size());
    int known = 0;
    for (var snapshot : cabinet.bays()) {
      while (known < was.bays().size() && isBefore(was.bays().get(known), snapshot)) {
        known++;
      }
      boolean isKnown =
          known < was.bays().size() && was.bays().get(known).told().bay().equals(snapshot.bay());
      var memory = isKnown ? was.bays().get(known) : null;
      bays.add(memory == null ? unknown(snapshot, now) : bay(policy, snapshot, memory));
    }
    boolean fresh = now.minus(cabinet.takenAt()).compareTo(FRESH) <= 0;
    boolean steerable = fresh && isSteerable(cabinet.state());
    return new Station(bays, fresh ? cabinet.power() : null, steerable);
  }

  private static boolean isBefore(BayMemory memory, BaySnapshot snapshot) {
    return memory.told().bay().compareTo(snapshot.bay()) < 0;
  }

  /** A new process goes on from the limits it finds, so that it can be held to them at first. */
  private static Bay unknown(BaySnapshot seen, Duration now) {
    var limit = seen.reportedLimit().atLeastZero().min(seen.ceiling());
    var told = new BayLimit(seen.bay(), limit, Cause.of(Reason.UNRESTRICTED));
    return new Bay(seen, new BayMemory(told, now, now, false));
  }

  private static Bay bay(Policy policy, BaySnapshot seen, BayMemory memory) {
    boolean disobeys = isDisobeying(policy, seen, memory);
    return new Bay(seen, new BayMemory(memory.told(), memory.since(), memory.raised(), disobeys));
  }

  /** A bay is judged only by a report made after it had its time to follow. */
  private static boolean isDisobeying(Policy policy, BaySnapshot seen, BayMemory memory) {
    var obedience = policy.site().obedience();
    if (seen.takenAt().compareTo(memory.since().plus(obedience.within())) < 0) {
      return memory.notObeying();
    }
    return seen.draw().isAbove(memory.told().limit().plus(obedience.tolerance()));
  }

  private static boolean isSteerable(CabinetSnapshot.State state) {
    return switch (state) {
      case RUNNING, FAILSAFE -> true;
      case OFF, INITIALISING, FAULT, LOCAL -> false;
    };
  }

  /** The sum of the bays' ratings. */
  Power rating() {
    long watts = 0;
    for (var bay : bays) {
      watts += bay.seen.ceiling().watts();
    }
    return new Power(watts);
  }

  /** What the bays draw that no command moves. */
  Power uncontrolled() {
    long watts = 0;
    for (var bay : bays) {
      watts += bay.isControlled() ? 0 : bay.seen.draw().atLeastZero().watts();
    }
    return new Power(watts);
  }

  /** What the bays draw that a command would stop. */
  Power controlled() {
    long watts = 0;
    for (var bay : bays) {
      watts += bay.isControlled() ? bay.seen.draw().atLeastZero().watts() : 0;
    }
    return new Power(watts);
  }
}
