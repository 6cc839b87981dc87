package org.swapgrid.sim.dst;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** No limit rises while every reading that counts is below a level. */
final class NeverRisesWhileLow implements Promise {
  @Override
  public @Nullable String frame(Witness witness, Frame before, Frame now) {
    long low = witness.sightline().lowSince();
    double since = (witness.now() - low) / 1e9;
    boolean isJudged =
        low >= 0
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
            "bay %d goes from %d to %d W; the frequency is low for %.1f s",
            i + 1,
            most,
            now.limitW(i),
            since);
      }
    }
    return null;
  }
}
