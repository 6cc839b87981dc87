package org.swapgrid.sim.dst;

import java.util.HashMap;
import java.util.Map;
import org.swapgrid.sim.site.Disturbance;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.station.Obedience;

/** The chargers of a world's bays, and which of them give trouble. */
final class Chargers {
  private final Site site;
  private final VirtualTime time;
  private final Map<Integer, Obedience> troubled = new HashMap<>();
  private long changedAt = Long.MIN_VALUE / 2;

  Chargers(Site site, VirtualTime time) {
    this.site = site;
    this.time = time;
  }

  /** A bay's charger obeys like this from now on, and may have a fault. */
  void set(int bay, Obedience obedience, int fault) {
    site.disturb(new Disturbance.Charger(bay, obedience));
    site.disturb(new Disturbance.ChargerFault(bay, fault));
    changedAt = time.nanos();
    if (obedience == Obedience.PROMPT && fault == 0) {
      troubled.remove(bay);
    } else {
      troubled.put(bay, obedience);
    }
  }

  void calm() {
    site.bays().forEach(bay -> set(bay.number(), Obedience.PROMPT, 0));
  }

  boolean isTroubled(int bay) {
    return troubled.containsKey(bay);
  }

  /** Bays whose charger reports a fault: nobody gets their batteries. */
  long faulty() {
    return troubled.values().stream().filter(obedience -> obedience == Obedience.PROMPT).count();
  }

  /** How long every bay has obeyed, or not, as it does now, in seconds. */
  double steadyFor() {
    return (time.nanos() - changedAt) / 1e9;
  }
}
