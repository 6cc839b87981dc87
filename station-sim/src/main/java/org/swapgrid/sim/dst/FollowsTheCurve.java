package org.swapgrid.sim.dst;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.swapgrid.service.DroopService;

/**
 * A service in proportion is followed both ways: within its time by what the curve asks, by no
 * more, and without a wait on the way back. Without sight the response stays.
 */
final class FollowsTheCurve implements Promise {
  /** Resolution of the cabinet's limits, and a charger that has just been swapped. */
  private static final double SLACK_W = 150;

  private static final double ROUNDING_W = 10;
  private static final double OVERDRAWN_W = 50;
  private static final int DISAGREE = 50;

  /** The first process has nothing to come back from. */
  private static final long BEGINNING = 1_500_000_000L;

  /** Later, batteries have become full, and nobody gives them what they do not take. */
  private static final long YOUNG = 4_000_000_000L;

  private final ArrayDeque<Shown> lately = new ArrayDeque<>();
  private boolean isOnlyCurve;

  /** The way back from anything else is gone to its end, whatever the limits are meanwhile. */
  private long freshUntil;

  private double found;
  private long foundAt;

  /** What the meters that count showed, in millihertz. */
  private record Shown(long nanos, int least, int most) {}

  @Override
  public @Nullable String frame(Witness witness, Frame before, Frame now) {
    var droop = witness.setting().droop();
    if (droop == null) {
      return null;
    }
    if (now.total() >= witness.setting().rating()) {
      isOnlyCurve = witness.now() > freshUntil;
      return null;
    }
    if (before.total() >= witness.setting().rating()) {
      found = witness.draws().leastLately();
      foundAt = witness.now();
    }
    return risen(witness, before, now);
  }

  @Override
  public @Nullable String step(Witness witness) {
    var droop = witness.setting().droop();
    if (droop == null) {
      return null;
    }
    look(witness, droop);
    if (!isCovered(droop)) {
      return null;
    }
    var late = late(witness, droop);
    return late == null ? tooMuch(witness, droop) : late;
  }

  private void look(Witness witness, DroopService droop) {
    long now = witness.now();
    var world = witness.world();
    var shown =
        IntStream.range(0, world.meters().size())
            .mapToObj(meter -> witness.sightline().shown(meter, now))
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .summaryStatistics();
    boolean isOther =
        world.sinceDark() < 1
            || world.sinceHeld() < 1
            || witness.aliveFor() < 1
            || isBlind(witness);
    if (isOther) {
      isOnlyCurve = false;
      freshUntil = now > BEGINNING ? now + witness.setting().back().toNanos() : 0;
    }
    if (shown.getCount() == 0) {
      lately.clear();
      return;
    }
    lately.addLast(new Shown(now, shown.getMin(), shown.getMax()));
    while (lately.getFirst().nanos < now - within(droop)) {
      lately.removeFirst();
    }
  }

  private static boolean isBlind(Witness witness) {
    return witness.sightline().unsightedSince() >= 0;
  }

  private static long within(DroopService droop) {
    return droop.terms().respondWithin().toNanos();
  }

  private boolean isCovered(DroopService droop) {
    return !lately.isEmpty()
        && lately.getLast().nanos - lately.getFirst().nanos >= within(droop) - World.STEP;
  }

  /** What the curve asks at least, by the readings of its whole time. */
  private @Nullable String late(Witness witness, DroopService droop) {
    double asked = 1;
    for (var each : lately) {
      boolean isAgreed = each.most - each.least <= DISAGREE;
      asked = Math.min(asked, isAgreed ? response(droop, each.most) : 0);
    }
    if (asked <= 0 || !isJudged(witness)) {
      return null;
    }
    double target = target(droop, Math.max(before(witness), witness.draws().mostOfMinute()), asked);
    long bays = witness.missing();
    double kept = witness.setting().firm() ? 0 : witness.most(bays);
    double slack = SLACK_W + OVERDRAWN_W * witness.troubledBays();
    double allowed = Math.max(target, witness.uncontrolled() + kept) + slack;
    double draws = witness.site().status().watts();
    return draws <= allowed
        ? null
        : words(
            "the curve asks for %.0f %% less: it draws %.0f W, %.0f W at most",
            asked * 100, draws, allowed);
  }

  private static double before(Witness witness) {
    double before = witness.restriction().before();
    return Math.min(Math.max(before, witness.draws().mostLately()), witness.setting().rating());
  }

  private static boolean isJudged(Witness witness) {
    return witness.aliveFor() > 1.5
        && witness.lineGoodFor() > 1.5
        && witness.baysGoodFor() > 5
        && witness.sinceRider() > 1;
  }

  /** What the curve asks at most. */
  private @Nullable String tooMuch(Witness witness, DroopService droop) {
    double asked = 0;
    for (var each : lately) {
      asked = Math.max(asked, response(droop, each.least));
    }
    int told = witness.commanded().total();
    boolean isJudged =
        isOnlyCurve
            && told < witness.setting().rating()
            && witness.lineGoodFor() > 3
            && witness.baysGoodFor() > 9;
    if (!isJudged) {
      return null;
    }
    if (asked == 0) {
      return words("the curve asks for nothing, and limits stand at %d W", told);
    }
    double slack = SLACK_W + ROUNDING_W * witness.commanded().bays();
    double least = target(droop, found, asked) - slack;
    return told >= least || witness.now() - foundAt > YOUNG
        ? null
        : words(
            "the curve asks for %.0f %% less: limits fall to %d W, %.0f W at least",
            asked * 100, told, least);
  }

  private static double target(DroopService droop, double before, double asked) {
    var capacity = droop.terms().capacity();
    return Math.max(0, before - (capacity == null ? before : capacity.watts()) * asked);
  }

  /** As a share of the capacity, along straight lines between the curve's points. */
  private static double response(DroopService droop, int milliHertz) {
    var points = droop.curve();
    double response = points.getFirst().permille();
    for (int i = 1; i < points.size(); i++) {
      double from = points.get(i - 1).frequency().milliHertz();
      double to = points.get(i).frequency().milliHertz();
      double share = Math.clamp((milliHertz - from) / (to - from), 0, 1);
      response += share * (points.get(i).permille() - points.get(i - 1).permille());
    }
    return response / 1000;
  }

  private static @Nullable String risen(Witness witness, Frame before, Frame now) {
    long lost = witness.sightline().unsightedSince();
    boolean isJudged =
        lost >= 0
            && (witness.now() - lost) / 1e9 > Math.max(1, witness.lag())
            && witness.aliveFor() > 1
            && before.total() < witness.setting().rating()
            && !NeverRisesWhileLow.mayCarryOn(witness);
    for (int i = 0; isJudged && i < now.bays(); i++) {
      int most = Math.max(before.limitW(i), witness.inForce(i));
      if (now.limitW(i) > most) {
        return words("without sight bay %d goes from %d to %d W", i + 1, most, now.limitW(i));
      }
    }
    return null;
  }

  @FormatMethod
  private static String words(@FormatString String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
