package org.swapgrid.sim.dst;

import org.jspecify.annotations.Nullable;

/** Within a stated time after the last fault has ended everything is as usual again. */
final class ComesBack implements Promise {
  private long goodSince = -1;

  /** Whether all has been well for a while. */
  boolean isBack(Witness witness) {
    return goodSince >= 0 && witness.now() - goodSince > 2_000_000_000L;
  }

  @Override
  public @Nullable String step(Witness witness) {
    long quietAt = witness.world().quietAt();
    if (quietAt < 0) {
      return null;
    }
    var lacks = lacks(witness);
    goodSince = lacks != null ? -1 : goodSince < 0 ? witness.now() : goodSince;
    double calm = (witness.now() - quietAt) / 1e9;
    double allowed = witness.setting().back().toMillis() / 1e3;
    return lacks != null && calm > allowed
        ? "%.0f s after the last fault %s".formatted(calm, lacks)
        : null;
  }

  private static @Nullable String lacks(Witness witness) {
    if (witness.commanded().total() < witness.setting().rating()) {
      return "charging is still held back";
    }
    if (witness.site().status().cabinet().limitW() < witness.setting().rating()) {
      return "the cabinet still limits charging";
    }
    return witness.world().lacks();
  }
}
