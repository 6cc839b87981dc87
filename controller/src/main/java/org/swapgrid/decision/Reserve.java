package org.swapgrid.decision;

import java.util.BitSet;
import org.swapgrid.decision.Station.Bay;
import org.swapgrid.model.Power;

/**
 * What the coming riders need: how many batteries are ready, and which bays must go on charging so
 * that the reserve holds.
 *
 * @param ready batteries that can be handed out
 * @param kept the numbers of the bays nearest to ready that go on charging
 * @param draw what the kept bays draw
 */
record Reserve(int ready, BitSet kept, Power draw) {
  private static final Power CHARGING = new Power(10);

  static Reserve of(Policy policy, Station station) {
    int ready = 0;
    for (var bay : station.bays()) {
      ready += isReady(policy, bay) ? 1 : 0;
    }
    int missing = policy.wantedReady() - ready;
    return missing <= 0
        ? new Reserve(ready, new BitSet(), Power.ZERO)
        : keeping(policy, station, ready, missing);
  }

  /** The nearest to ready, those before that were told to charge. */
  private static Reserve keeping(Policy policy, Station station, int ready, int missing) {
    var places = candidates(policy, station).places();
    var kept = new BitSet();
    long watts = 0;
    for (int i = 0; i < Math.min(missing, places.length); i++) {
      var bay = station.bays().get(places[i]);
      kept.set(bay.id().number());
      watts += bay.seen().draw().watts();
    }
    return new Reserve(ready, kept, new Power(watts));
  }

  private static Ranks candidates(Policy policy, Station station) {
    var ranks = new Ranks(station.bays().size());
    int place = 0;
    for (var bay : station.bays()) {
      if (isCharging(bay) && !isReady(policy, bay)) {
        ranks.add(bay.told().watts() == 0 ? 1 : 0, bay, place);
      }
      place++;
    }
    return ranks;
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
