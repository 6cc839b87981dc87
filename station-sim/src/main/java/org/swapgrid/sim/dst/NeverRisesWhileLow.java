package org.swapgrid.sim.dst;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** No limit rises while the frequency is low, nor without sight before it was seen to be better. */
final class NeverRisesWhileLow implements Promise {
  private static final long TOLERANCE = 250_000_000L;

  private long mightRiseAt = Long.MIN_VALUE / 2;

  @Override
  public @Nullable String step(Witness witness) {
    mightRiseAt = mayCarryOn(witness) ? witness.now() : mightRiseAt;
    return null;
  }

  @Override
  public @Nullable String frame(Witness witness, Frame before, Frame now) {
    long unclear = witness.sightline().unclearSince();
    double since = (witness.now() - Math.max(unclear, mightRiseAt)) / 1e9;
    boolean isJudged =
        unclear >= 0
            && !mayCarryOn(witness)
            && since >= (witness.lineGoodFor() < 4 ? witness.lag() : 0)
            && witness.restriction().phase() != Restriction.Phase.UNJUDGED;
    if (!isJudged) {
      return null;
    }
    for (int i = 0; i < now.bays(); i++) {
      int own = witness.hasSpoken() ? before.limitW(i) : 0;
      int most = Math.max(own, witness.inForce(i));
      if (now.limitW(i) > most) {
        return String.format(
            Locale.ROOT,
            "bay %d goes from %d to %d W; the frequency is low, or not seen, for %.1f s",
            i + 1,
            most,
            now.limitW(i),
            since);
      }
    }
    return null;
  }

  /** Whether the stated time without sight is over. */
  static boolean mayCarryOn(Witness witness) {
    var rule = witness.setting().policy().gate().blind();
    long lost = witness.sightline().unsightedSince();
    long held = rule.hold().toNanos() - TOLERANCE;
    return lost >= 0 && rule.carryOn() && witness.now() - lost >= held;
  }
}
