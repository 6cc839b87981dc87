package org.swapgrid.sim.dst;

import org.jspecify.annotations.Nullable;

/** Never sheds but on enough windows of readings that count, or a lost voltage. */
final class NeverShedsOnDoubt implements Promise {
  private static final double SOON = 0.6;

  @Override
  public @Nullable String frame(Witness witness, Frame before, Frame now) {
    boolean isOnset =
        witness.restriction().phase() == Restriction.Phase.FREE
            && before.total() >= witness.setting().rating()
            && now.total() < witness.setting().rating();
    // An order that ends takes the way of every return, from what is drawn then.
    if (witness.world().sinceOrdered() < 60) {
      return null;
    }
    if (witness.setting().droop() != null
        || !isOnset
        || witness.isBeginning()
        || !witness.beganInPeace()) {
      return null;
    }
    double lag = Math.max(SOON, witness.lag());
    boolean isShown = (witness.now() - witness.sightline().lastEvidence()) / 1e9 <= lag;
    boolean isDark = witness.world().sinceDark() <= lag + 1;
    return isShown || isDark
        ? null
        : "limits fall to " + now.total() + " W, and nothing that counts asked for it";
  }
}
