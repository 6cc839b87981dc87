package org.swapgrid.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.swapgrid.decision.Station.Bay;
import org.swapgrid.model.BayId;
import org.swapgrid.model.Power;

/**
 * What the coming riders need: how many batteries are ready, and which bays must go on charging so
 * that the reserve holds.
 *
 * @param ready batteries that can be handed out
 * @param kept the bays nearest to ready that go on charging, only asked for membership
 * @param draw what the kept bays draw
 */
record Reserve(int ready, Set<BayId> kept, Power draw) {
  private static final Power CHARGING = new Power(10);

  static Reserve of(Policy policy, Station station) {
    int ready = 0;
    var candidates = new ArrayList<Bay>();
    for (var bay : station.bays()) {
      if (isReady(policy, bay)) {
        ready++;
      } else if (isCharging(bay)) {
        candidates.add(bay);
      }
    }
    int missing = policy.wantedReady() - ready;
    return missing <= 0
        ? new Reserve(ready, Set.of(), Power.ZERO)
        : keeping(ready, nearest(candidates, missing));
  }

  private static List<Bay> nearest(List<Bay> candidates, int missing) {
    candidates.sort(
        Comparator.comparing((Bay bay) -> bay.told().watts() == 0)
            .thenComparing(Comparator.comparingInt(Bay::charge).reversed())
            .thenComparing(Bay::id));
    return candidates.subList(0, Math.min(missing, candidates.size()));
  }

  private static Reserve keeping(int ready, List<Bay> bays) {
    var kept = new HashSet<BayId>();
    long watts = 0;
    for (var bay : bays) {
      kept.add(bay.id());
      watts += bay.seen().draw().watts();
    }
    return new Reserve(ready, kept, new Power(watts));
  }

  private static boolean isReady(Policy policy, Bay bay) {
    var battery = bay.seen().battery();
    return battery != null
        && bay.seen().condition().fault() == 0
        && battery.stateOfCharge().isAtLeast(policy.riders().ready());
  }

  private static boolean isCharging(Bay bay) {
    return !bay.seen().isEmpty() && bay.isControlled() && !bay.seen().draw().isBelow(CHARGING);
  }
}
