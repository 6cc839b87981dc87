package org.swapgrid.sim.dst;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is reported as delivered was really not drawn. */
final class TellsWhatWasMeasured implements Promise {
  /** Registers round each bay to 10 W. */
  private static final double SLACK_W = 150;

  @Override
  public @Nullable String step(Witness witness) {
    long told = witness.world().box().delivered();
    if (told <= 0 || witness.restriction().phase() == Restriction.Phase.UNJUDGED) {
      return null;
    }
    double most = Math.max(0, witness.draws().mostEver() - witness.draws().leastLately()) + SLACK_W;
    return told > most
        ? String.format(
            Locale.ROOT, "it reports %d W as delivered; %.0f W at most were not drawn", told, most)
        : null;
  }
}
