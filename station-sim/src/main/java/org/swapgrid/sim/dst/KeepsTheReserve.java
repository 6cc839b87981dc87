package org.swapgrid.sim.dst;

import org.jspecify.annotations.Nullable;

/** Bays that riders will need go on charging through what is shed, unless the service is firm. */
final class KeepsTheReserve implements Promise {
  private int needed;
  private long onset = -1;

  @Override
  public @Nullable String frame(Witness witness, Frame before, Frame now) {
    int rating = witness.setting().rating();
    boolean isOnset = before.total() >= rating && now.total() < rating;
    if (!isOnset) {
      return null;
    }
    boolean isJudged =
        !witness.setting().firm()
            && witness.lineGoodFor() > 3
            && witness.baysGoodFor() > 5
            && witness.sinceRider() > 2
            && witness.aliveFor() > 3
            && witness.world().sinceDark() > 3;
    onset = isJudged ? witness.now() : -1;
    return null;
  }

  @Override
  public @Nullable String step(Witness witness) {
    if (onset < 0) {
      remember(witness);
      return null;
    }
    boolean isSpoilt =
        witness.sinceRider() < 2
            || witness.baysGoodFor() < 4
            || witness.lineGoodFor() < 2
            || witness.world().sinceDark() < 3
            || !witness.isAlive();
    if (isSpoilt) {
      onset = -1;
      return null;
    }
    if (witness.now() - onset < 1_500_000_000L) {
      return null;
    }
    onset = -1;
    long going = witness.site().bays().stream().filter(bay -> bay.drawW() >= 10).count();
    return going >= needed
        ? null
        : going + " bays go on charging, and the riders' reserve needs " + needed;
  }

  private void remember(Witness witness) {
    if (witness.commanded().total() >= witness.setting().rating()) {
      int candidates = witness.candidates().size();
      int missing = witness.setting().policy().wantedReady() - ready(witness);
      needed = Math.min(Math.max(0, missing), candidates);
    }
  }

  /** Registers round to whole permille, and so does whoever reads them. */
  private static int ready(Witness witness) {
    double ready = witness.setting().site().station().riders().ready() - 0.001;
    return (int)
        witness.site().bays().stream()
            .filter(bay -> bay.battery() != null && bay.battery().charge() >= ready)
            .count();
  }
}
