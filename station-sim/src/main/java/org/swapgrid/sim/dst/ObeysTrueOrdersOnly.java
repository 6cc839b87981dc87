package org.swapgrid.sim.dst;

import org.jspecify.annotations.Nullable;

/**
 * An unsigned, forged, replayed or stale order moves nothing: the cabinet takes, to the step and to
 * the watt, the commands it takes in the same seed when none of them ever reaches the station.
 */
final class ObeysTrueOrdersOnly implements Promise {
  private final Shadow shadow;
  private int next;

  ObeysTrueOrdersOnly(Shadow shadow) {
    this.shadow = shadow;
  }

  @Override
  public @Nullable String frame(Witness witness, Frame before, Frame now) {
    var taken = shadow.taken();
    if (witness.now() > shadow.end()) {
      return null;
    }
    var expected = next < taken.size() ? taken.get(next) : null;
    next++;
    boolean isSame =
        expected != null && expected.nanos() == witness.now() && expected.frame().isLike(now);
    return isSame
        ? null
        : "the cabinet is told %d W; without the false orders %s"
            .formatted(now.total(), words(expected));
  }

  @Override
  public @Nullable String step(Witness witness) {
    var taken = shadow.taken();
    boolean isMissing = next < taken.size() && taken.get(next).nanos() <= witness.now();
    return isMissing
        ? "the cabinet is told nothing; without the false orders " + words(taken.get(next))
        : null;
  }

  private static String words(Shadow.@Nullable Taken taken) {
    return taken == null
        ? "it is told nothing more"
        : "%d W at %.1f s".formatted(taken.frame().total(), taken.nanos() / 1e9);
  }
}
