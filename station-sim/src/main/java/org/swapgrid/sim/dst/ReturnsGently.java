package org.swapgrid.sim.dst;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Comes back only behind the wait, along the ramp, and below the power before for its time. */
final class ReturnsGently implements Promise {
  /** A step of the ramp, the least a charger is given, and rounding. */
  private static final double SLACK_W = 300;

  /** The ramp climbs in such steps; a charger's limit is cut to 10 W. */
  private static final double RAMP_STEP_W = 150;

  private final List<Earlier> earlier = new ArrayList<>();

  private record Earlier(long nanos, int watts) {}

  @Override
  public @Nullable String frame(Witness witness, Frame before, Frame now) {
    var restriction = witness.restriction();
    if (now.total() <= before.total()
        || witness.aliveFor() < 0.5
        || witness.setting().droop() != null) {
      return null;
    }
    if (witness.world().isSharing() && !restriction.isEvidenced()) {
      return null;
    }
    return switch (restriction.phase()) {
      case FREE, UNJUDGED -> null;
      case SHED -> begins(witness, before, now);
      case RETURNING -> climbs(witness, now, restriction.from(), restriction.began());
    };
  }

  private @Nullable String begins(Witness witness, Frame before, Frame now) {
    earlier.clear();
    earlier.add(new Earlier(witness.now() - (long) (witness.lag() * 1e9), before.total()));
    boolean isLate = witness.lag() > 1;
    if (!isLate && !witness.restriction().mayRise(witness.now())) {
      return "limits rise from %d to %d W before the wait is over"
          .formatted(before.total(), now.total());
    }
    double from = Math.max(before.total(), witness.draws().mostLately());
    return climbs(witness, now, from, witness.now() - (long) (witness.lag() * 1e9));
  }

  private @Nullable String climbs(Witness witness, Frame now, double from, long began) {
    double slope = witness.setting().slope();
    double opened = (witness.now() - Math.min(began, witness.restriction().ready())) / 1e9;
    double line = from + slope * (opened + 0.5) + SLACK_W;
    if (now.total() > line) {
      return words("the ramp allows", line, now);
    }
    double steep = steepest(witness, now, slope);
    if (now.total() > steep) {
      return words("a few seconds ago and the ramp since allow", steep, now);
    }
    double recovery = witness.setting().policy().comeback().recovery().toMillis() / 1e3;
    double cap = Math.max(witness.restriction().before(), from) + SLACK_W;
    return opened < recovery - 0.5 && isSeenToBegin(witness, from) && now.total() > cap
        ? words("before the event it drew", cap, now)
        : null;
  }

  /**
   * Behind an order, and where a way back has nothing to climb to, nobody sees when it began, nor
   * how much of the recovery window is over at the first rise.
   */
  private static boolean isSeenToBegin(Witness witness, double from) {
    var restriction = witness.restriction();
    double held = (witness.now() - restriction.since()) / 1e9;
    boolean isKnown = restriction.isEvidenced() || witness.world().sinceOrdered() > held;
    return isKnown && restriction.before() - from > RAMP_STEP_W;
  }

  /** The highest total by the commands of the last seconds; a new battery uses what was allowed. */
  private double steepest(Witness witness, Frame now, double slope) {
    earlier.removeIf(each -> each.nanos < witness.now() - 5_000_000_000L);
    boolean isChanged =
        witness.sinceRider() < 5.5 || witness.baysGoodFor() < 9 || witness.lineGoodFor() < 9;
    double most = Double.MAX_VALUE;
    for (var each : earlier) {
      double line = each.watts + slope * (witness.now() - each.nanos) / 1e9 + SLACK_W;
      most = Math.min(most, line);
    }
    earlier.add(new Earlier(witness.now(), now.total()));
    return isChanged || now.total() >= witness.setting().rating() ? Double.MAX_VALUE : most;
  }

  private static String words(String what, double watts, Frame now) {
    return String.format(
        Locale.ROOT, "limits rise to %d W; %s %.0f W at most", now.total(), what, watts);
  }
}
