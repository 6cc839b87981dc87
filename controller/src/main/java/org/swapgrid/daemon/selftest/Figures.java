package org.swapgrid.daemon.selftest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.selftest.Check.Verdict;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.model.Power;

/** Measures a test as it shows at the cabinet: limits read back, power measured. */
final class Figures {
  /** A full response is taken as given at this share of what is owed (T3 of the sequence). */
  static final int ENOUGH_PERMILLE = 950;

  private final Plan plan;
  private final WayBack back = new WayBack();
  private @Nullable Duration lowAt;
  private @Nullable Duration decided;
  private @Nullable Duration inForce;
  private @Nullable Duration reached;
  private @Nullable Duration last;
  private @Nullable Power total;
  private Power owed = Power.ZERO;
  private Power before = Power.ZERO;
  private double deliveredJoules;
  private double heldSeconds;
  private int rises;

  Figures(Plan plan) {
    this.plan = plan;
  }

  /** The readings are lowered from now on. */
  void low(Duration now) {
    lowAt = now;
  }

  /** The real readings go through again. */
  void high(Duration now) {
    back.high(now);
  }

  /** One cycle, while the readings are lowered or thereafter. */
  void see(CycleRecord cycle, boolean claims, Phase phase) {
    var now = cycle.seen().tick().elapsed();
    if (claims && decided == null) {
      decided = now;
      owed = cycle.made().view().balance().owed();
      before = cycle.made().view().balance().baseline();
    } else if (claims) {
      shed(cycle, phase);
    } else if (decided != null) {
      back.see(cycle);
    }
    back.allowed(cycle.made().view().balance().allowed());
    total = cycle.made().plan().total();
    last = now;
  }

  private void shed(CycleRecord cycle, Phase phase) {
    var planned = cycle.made().plan().total();
    rises += total != null && planned.isAbove(total) ? 1 : 0;
    var cabinet = cycle.seen().cabinet();
    if (cabinet == null || decided == null || cabinet.takenAt().compareTo(decided) <= 0) {
      return;
    }
    if (inForce == null && !cabinet.limit().isAbove(planned)) {
      inForce = cabinet.takenAt();
    }
    var balance = cycle.made().view().balance();
    if (balance.measured() != null) {
      delivered(balance.delivered(), cabinet.takenAt());
      held(balance.delivered(), cycle.seen().tick().elapsed(), phase);
    }
  }

  private void delivered(Power delivered, Duration at) {
    if (reached == null && delivered.watts() * 1_000 >= owed.watts() * ENOUGH_PERMILLE) {
      reached = at;
    }
  }

  private void held(Power delivered, Duration now, Phase phase) {
    if (reached != null && last != null && phase == Phase.LOW) {
      double seconds = now.minus(last).toNanos() / 1e9;
      deliveredJoules += delivered.watts() * seconds;
      heldSeconds += seconds;
    }
  }

  /** What can be judged so far. */
  List<Check> checks() {
    var checks = new ArrayList<Check>();
    var within = plan.service().terms().respondWithin();
    checks.add(time("Limits in force at the cabinet, from the step", within, inForce));
    checks.add(time("95 % of what is owed measured, from the step", within, reached));
    checks.add(sustained());
    checks.add(
        new Check(
            "No limit rises before the release",
            "never",
            decided == null ? "no activation" : rises == 0 ? "never" : rises + " cycles",
            decided == null ? Verdict.UNKNOWN : Verdict.of(rises == 0)));
    checks.addAll(back.checks(before));
    return checks;
  }

  private Check time(String name, Duration within, @Nullable Duration at) {
    var required = "within " + seconds(within);
    if (lowAt == null) {
      return new Check(name, required, "not begun", Verdict.UNKNOWN);
    }
    if (at == null) {
      boolean late = last != null && last.minus(lowAt).compareTo(within) > 0;
      return new Check(name, required, "not seen", late ? Verdict.NOT_MET : Verdict.UNKNOWN);
    }
    var took = at.minus(lowAt);
    return new Check(name, required, seconds(took), Verdict.of(took.compareTo(within) <= 0));
  }

  private Check sustained() {
    var name = "Held of the %s owed, on average".formatted(kilowatts(owed));
    if (heldSeconds <= 0 || owed.watts() <= 0) {
      return new Check(name, "at least 95 %", "never reached", Verdict.UNKNOWN);
    }
    double share = deliveredJoules / heldSeconds / owed.watts();
    var measured = String.format(Locale.ROOT, "%.1f %% over %.1f s", share * 100, heldSeconds);
    return new Check(name, "at least 95 %", measured, Verdict.of(share * 1_000 >= ENOUGH_PERMILLE));
  }

  /** Readies what is asked of the way back. */
  void rules(WayBack.Rules rules) {
    back.rules(rules);
  }

  static String seconds(Duration value) {
    return String.format(Locale.ROOT, "%.2f s", value.toNanos() / 1e9);
  }

  static String kilowatts(Power value) {
    return String.format(Locale.ROOT, "%.2f kW", value.kilowatts());
  }
}
