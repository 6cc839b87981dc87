package org.swapgrid.sim.dst;

import org.jspecify.annotations.Nullable;

/** After a loss of voltage nothing charges when it returns: the cold-load path follows. */
final class ComesBackColdly implements Promise {
  private static final double LEAST = 0.5;
  private long lostSince = -1;

  @Override
  public @Nullable String step(Witness witness) {
    double perUnit = witness.site().status().grid().perUnit();
    if (perUnit < LEAST) {
      lostSince = lostSince < 0 ? witness.now() : lostSince;
      return null;
    }
    double lost = lostSince < 0 ? 0 : (witness.now() - lostSince) / 1e9;
    lostSince = -1;
    boolean isJudged =
        lost > 4
            && witness.aliveFor() > lost + 3
            && witness.lineGoodFor() > lost + 3
            && witness.baysGoodFor() > lost
            && witness.world().metersHonestFor() > lost + 3
            && witness.restriction().phase() != Restriction.Phase.UNJUDGED;
    int told = witness.commanded().total();
    return isJudged && told > 0
        ? "the voltage is back after %.1f s, and limits stand at %d W".formatted(lost, told)
        : null;
  }
}
