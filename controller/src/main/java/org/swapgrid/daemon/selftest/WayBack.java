package org.swapgrid.daemon.selftest;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.selftest.Check.Verdict;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.Power;
import org.swapgrid.service.StaticService;

/** Measures the way back: wait, random delay, ramp, no rebound. */
final class WayBack {
  private static final long SECOND = 1_000;

  private @Nullable Rules rules;
  private @Nullable Duration high;
  private @Nullable Duration released;
  private @Nullable Duration rising;
  private @Nullable Power most;
  private Power allowed = Power.ZERO;
  private Power from = Power.ZERO;
  private long steepest;
  private long slope = 1;
  private boolean whole;

  /**
   * What is asked of it.
   *
   * @param back how long the frequency must be back
   * @param random the longest random delay behind it
   * @param ramp from nothing to the rated power
   * @param connection the most the site may draw
   */
  record Rules(Duration back, Duration random, Duration ramp, Power connection) {
    static Rules of(Policy policy, StaticService service) {
      var site = policy.comeback();
      var own = service.terms().comeback().delay();
      var wait = own.compareTo(site.delay()) > 0 ? own : site.delay();
      return new Rules(wait, site.random(), site.ramp(), policy.site().connectionLimit());
    }
  }

  void rules(Rules asked) {
    rules = asked;
  }

  void high(Duration now) {
    high = high == null ? now : high;
  }

  /** What the cycle before allowed: the ramp's line begins there. */
  void allowed(Power power) {
    allowed = power;
  }

  /** One cycle after the claim was let go. */
  void see(CycleRecord cycle) {
    var now = cycle.seen().tick().elapsed();
    released = released == null ? now : released;
    switch (cycle.made().next().mode()) {
      case Mode.Restoring(_, var ramp) -> {
        rise(cycle, now);
        if (now.compareTo(ramp.recovered()) < 0) {
          drawn(cycle);
        }
      }
      case Mode.Waiting _ -> drawn(cycle);
      case Mode.Normal _ -> whole = true;
      case Mode.Shedding _,
          Mode.Regulating _,
          Mode.Blind _,
          Mode.Unsure _,
          Mode.CarryingOn _,
          Mode.Dark _,
          Mode.Ordered _,
          Mode.Held _ -> {}
    }
  }

  private void rise(CycleRecord cycle, Duration now) {
    if (rising == null) {
      rising = now;
      from = allowed;
    }
    slope = slope(cycle);
    long millis = Math.max(SECOND, now.minus(rising).toMillis());
    long rise = cycle.made().plan().total().minus(from).watts();
    steepest = Math.max(steepest, rise * SECOND / millis);
  }

  private long slope(CycleRecord cycle) {
    var cabinet = cycle.seen().cabinet();
    if (rules == null || cabinet == null) {
      return slope;
    }
    long ceilings = cabinet.bays().stream().map(BaySnapshot::ceiling).mapToLong(Power::watts).sum();
    long rated = Math.min(ceilings, rules.connection.watts());
    return Math.ceilDiv(rated * SECOND, Math.max(1, rules.ramp.toMillis()));
  }

  private void drawn(CycleRecord cycle) {
    var measured = cycle.made().view().balance().measured();
    if (measured != null) {
      most = most == null ? measured : most.max(measured);
    }
  }

  /**
   * What can be judged so far.
   *
   * @param before the draw before the test
   */
  List<Check> checks(Power before) {
    return List.of(waited(), delayed(), steepness(), rebound(before));
  }

  private Check waited() {
    var name = "The frequency is back before the release";
    var wait = rules == null ? Duration.ZERO : rules.back;
    var required = "at least " + Figures.seconds(wait);
    if (high == null || released == null) {
      return new Check(name, required, "not released", Verdict.UNKNOWN);
    }
    var took = released.minus(high);
    return new Check(name, required, Figures.seconds(took), Verdict.of(took.compareTo(wait) >= 0));
  }

  private Check delayed() {
    var name = "Random delay behind it";
    var random = rules == null ? Duration.ZERO : rules.random;
    var required = "at most " + Figures.seconds(random);
    if (rising == null || released == null) {
      return new Check(name, required, "no rise seen", Verdict.UNKNOWN);
    }
    var took = rising.minus(released);
    boolean met = took.compareTo(random.plusSeconds(1)) <= 0;
    return new Check(name, required, Figures.seconds(took), Verdict.of(met));
  }

  private Check steepness() {
    var name = "Rise of the limits on the ramp";
    if (rising == null) {
      return new Check(name, "as configured", "no rise seen", Verdict.UNKNOWN);
    }
    var required = String.format(Locale.ROOT, "at most %d W/s", slope);
    return new Check(name, required, steepest + " W/s at most", Verdict.of(steepest <= slope));
  }

  private Check rebound(Power before) {
    var name = "In the recovery window it draws no more than before";
    var required = "at most " + Figures.kilowatts(before);
    if (most == null || !whole) {
      return new Check(name, required, "not back yet", Verdict.UNKNOWN);
    }
    var limit = new Power(before.watts() + Math.max(50, before.watts() / 100));
    return new Check(
        name, required, Figures.kilowatts(most) + " at most", Verdict.of(!most.isAbove(limit)));
  }
}
