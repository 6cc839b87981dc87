package org.swapgrid.sim.dst;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.dst.link.Link;

/**
 * An order to shed that the host signed, that came in time and is newer than any before, is obeyed:
 * soon the station draws no more than it says, or than the riders' reserve needs.
 */
final class ObeysOrders implements Promise {
  /** Resolution of the cabinet's limits, and a charger that has just been swapped. */
  private static final double SLACK_W = 150;

  private static final double SOON = 3;

  private long heard = -1;
  private double clipped;

  @Override
  public @Nullable String step(Witness witness) {
    var link = witness.world().link();
    var shed = link == null ? null : link.shed();
    if (shed == null) {
      return null;
    }
    double kept = kept(witness);
    clipped = shed.heard() == heard ? clipped : kept;
    heard = shed.heard();
    if (!isJudged(witness, shed)) {
      return null;
    }
    double allowed = Math.max(shed.kilowatts() * 1000, Math.max(kept, clipped)) + SLACK_W;
    double draws = witness.site().status().watts();
    return draws <= allowed
        ? null
        : String.format(
            Locale.ROOT,
            "%.1f s after the order to draw %.1f kW at most it draws %.0f W; %.0f W at most",
            since(witness, shed),
            shed.kilowatts(),
            draws,
            allowed);
  }

  /** What is drawn in any case: below that an order is clipped when it is heard. */
  private static double kept(Witness witness) {
    long bays = witness.missing();
    return witness.uncontrolled() + witness.most(bays);
  }

  private static double since(Witness witness, Link.Shed shed) {
    return (witness.now() - shed.heard()) / 1e9;
  }

  private static boolean isJudged(Witness witness, Link.Shed shed) {
    double since = since(witness, shed);
    return since > SOON
        && witness.aliveFor() > since + 1
        && witness.lineGoodFor() > SOON
        && witness.baysGoodFor() > SOON
        && witness.sinceRider() > 1
        && witness.world().box().diskGoodFor() > since + 1;
  }
}
