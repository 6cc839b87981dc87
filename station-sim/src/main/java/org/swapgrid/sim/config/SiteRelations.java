package org.swapgrid.sim.config;

import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Leaf;

/** What cannot be in a site although each setting by itself could. */
final class SiteRelations {
  private SiteRelations() {}

  static void check(Branch site, Findings findings) {
    var station = site.findSection("station");
    station.ifPresent(s -> slots(s, findings));
    station.flatMap(s -> s.findSection("pack")).ifPresent(p -> capacity(p, findings));
    station.flatMap(s -> s.findSection("riders")).ifPresent(r -> profile(r, findings));
  }

  private static void slots(Branch station, Findings findings) {
    var empty = station.find("empty_slots");
    var bays = station.find("bays");
    if (empty.isPresent() && bays.isPresent() && empty.get().whole() >= bays.get().whole()) {
      var hint = "write empty_slots: " + (bays.get().whole() - 1) + " or less";
      clash(empty.get(), "leaves no battery in", bays.get(), findings, hint);
    }
  }

  private static void capacity(Branch pack, Findings findings) {
    var least = pack.find("least_capacity_wh");
    var most = pack.find("most_capacity_wh");
    if (least.isPresent() && most.isPresent() && least.get().decimal() > most.get().decimal()) {
      var hint = "the oldest pack holds the least, the newest the most";
      clash(least.get(), "is above", most.get(), findings, hint);
    }
  }

  /** Stands at the one that was written. */
  private static void clash(Leaf one, String words, Leaf other, Findings findings, String hint) {
    var at = one.defaulted() ? other : one;
    var message = one.namedAt(at) + " " + words + " " + other.namedAt(at);
    findings.error(at.place(), at.path(), message, hint);
  }

  private static void profile(Branch riders, Findings findings) {
    var weights = riders.leaves("profile");
    if (!weights.isEmpty() && weights.stream().allMatch(w -> w.decimal() == 0)) {
      var path = riders.path() + ".profile";
      var hint = "for no riders at all write swaps_per_hour_and_bay: 0";
      findings.error(weights.getFirst().place(), path, "every weight is 0", hint);
    }
  }
}
