package org.swapgrid.sim.dst;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.swapgrid.service.StaticService;

/** Sheds within the service's time whenever a trustworthy reading is below its level. */
final class ShedsInTime implements Promise {
  /** Resolution of the cabinet's limits, and a charger that has just been swapped. */
  private static final double SLACK_W = 150;

  /** A charger has 3 s to follow; then what it draws must be found and taken from the others. */
  private static final double DISOBEDIENCE = 5;

  /** A charger that draws so little too much is not yet called disobedient. */
  private static final double OVERDRAWN_W = 50;

  private double most;

  @Override
  public @Nullable String step(Witness witness) {
    for (int i = 0; i < witness.setting().services().size(); i++) {
      var service = witness.setting().services().get(i);
      long since = witness.sightline().honestlyBelowSince(i);
      if (since < 0) {
        continue;
      }
      double below = (witness.now() - since) / 1e9;
      most = below < 0.15 ? most(witness.draws()) : most;
      boolean isDue = below > service.terms().respondWithin().toMillis() / 1e3;
      if (isDue && isJudged(witness, below)) {
        var words = judged(witness, service, below);
        if (words != null) {
          return words;
        }
      }
    }
    return null;
  }

  /**
   * On the way back from another event what is drawn then is what can be shed, and stays so for a
   * second dip of the same.
   */
  private static double most(Draws draws) {
    return Math.max(draws.mostOfMinute(), Math.max(draws.mostLately(), draws.mostSinceFree()));
  }

  private static boolean isJudged(Witness witness, double below) {
    boolean isKnown = Math.min(below, witness.baysToldFor()) > DISOBEDIENCE;
    return witness.aliveFor() > 1
        && witness.lineGoodFor() > 1.5
        && (witness.baysGoodFor() > 1.5 || isKnown)
        && witness.sinceRider() > 1;
  }

  private @Nullable String judged(Witness witness, StaticService service, double below) {
    var capacity = service.terms().capacity();
    double target =
        capacity == null ? 0 : Math.max(0, Math.max(most, before(witness)) - capacity.watts());
    long bays = witness.missing();
    double kept = service.terms().firm() ? 0 : witness.most(bays);
    double slack = SLACK_W + OVERDRAWN_W * witness.troubledBays();
    double allowed = Math.max(target, witness.uncontrolled() + kept) + slack;
    double draws = witness.site().status().watts();
    return draws <= allowed
        ? null
        : String.format(
            Locale.ROOT,
            "%s: below for %.1f s, yet it draws %.0f W; %.0f W at most",
            service.id(),
            below,
            draws,
            allowed);
  }

  private static double before(Witness witness) {
    double before = witness.restriction().before();
    return before > witness.setting().rating() ? 0 : before;
  }
}
