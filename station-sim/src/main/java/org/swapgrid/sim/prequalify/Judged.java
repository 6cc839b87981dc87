package org.swapgrid.sim.prequalify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The criteria that return in several steps. Pure. */
final class Judged {
  private static final double REBOUND_TOLERANCE = 0.05;

  private final Terms terms;

  Judged(Terms terms) {
    this.terms = terms;
  }

  /** Start and full response within the product's time. */
  List<Criterion> response(Event event, Duration lost) {
    var within = terms.respondWithin().plus(lost);
    var detect = terms.product().times().detectWithin();
    var start = detect == null ? within : detect.plus(lost);
    var words = lost.isZero() ? "" : ", the outage of " + lost.toMillis() + " ms included";
    return List.of(
        within("first drop", event.startMillis(), start, words),
        within("full response (95 % of what is owed)", event.fullMillis(), within, words));
  }

  private static Criterion within(
      String name, @Nullable Double millis, Duration within, String words) {
    var required = "within " + within.toMillis() + " ms from the crossing" + words;
    var holds = millis != null && millis <= within.toMillis();
    return Criterion.of(name, required, Words.millis(millis), holds);
  }

  /** At least 95 % of what is owed in every window from the full response to the end. */
  Criterion hold(Event event, long until) {
    var asked = terms.product().times().data();
    var window = asked == null ? Duration.ofSeconds(1) : asked;
    var full = event.fullMillis();
    var latest = terms.respondWithin().toNanos();
    var from = event.crossing() + (full == null ? latest : Math.min(latest, (long) (full * 1e6)));
    var lowest = event.lowestShare(from, until, window);
    return Criterion.of(
        "delivered while it lasts",
        "at least 95 % of the "
            + Words.kilowatts(event.owed())
            + " owed in every window of "
            + Words.seconds(window),
        "lowest " + Words.percent(lowest) + " in " + Words.number((until - from) / 1e9) + " s",
        lowest >= Event.FULL);
  }

  /** Nothing rises early, the rise is gentle, nothing overshoots. */
  List<Criterion> comeback(Event event, long back) {
    var full = event.fullMillis();
    if (full == null) {
      return List.of(
          Criterion.notExamined(
              "return", "as the product asks", "there was nothing to return from"));
    }
    var held = event.crossing() + (long) (full * 1e6);
    var rise = event.firstRise(held, back);
    var criteria = new ArrayList<Criterion>();
    criteria.add(noEarlyRise(rise, held, back));
    criteria.addAll(gentle(event, back));
    return criteria;
  }

  private Criterion noEarlyRise(@Nullable Long rise, long held, long back) {
    var wait = terms.requiredWait();
    var hold = terms.requiredHold();
    var earliest = Math.max(back + wait.toNanos(), held + hold.toNanos());
    var required =
        "none before the frequency was back for %s and the response stood for %s"
            .formatted(Words.seconds(wait), Words.seconds(hold));
    var measured =
        rise == null
            ? "no rise seen"
            : "first rise %s s after the return of the frequency, %s s after the full response"
                .formatted(Words.number((rise - back) / 1e9), Words.number((rise - held) / 1e9));
    return Criterion.of("no early rise", required, measured, rise != null && rise >= earliest);
  }

  /** The ramp's limit, give or take one charger, and the cap, give or take 5 %. */
  List<Criterion> gentle(Event event, long from) {
    var slack = 600.0;
    var ramp = terms.requiredRamp(event.owed());
    var steepest = event.steepestRise(from);
    var cap = event.before() + terms.rebound(event.owed());
    var end = from + terms.returnPatience().toNanos();
    var most = event.trace().between(from, end).mostWatts();
    return List.of(
        Criterion.of(
            "ramp",
            "at most "
                + terms.rampWords()
                + ", "
                + Words.kilowatts(ramp)
                + "/s, and one charger's "
                + Words.kilowatts(slack),
            "steepest " + Words.kilowatts(steepest) + " in a second",
            steepest <= ramp + slack),
        Criterion.of(
            "no rebound",
            "at most " + Words.kilowatts(cap) + ", with 5 % for riders",
            "highest " + Words.kilowatts(most),
            most <= cap * (1 + REBOUND_TOLERANCE)));
  }

  Criterion activations(Event event, int most, String during) {
    var count = event.activations();
    var required = most == 0 ? "none" : "at most " + most;
    return Criterion.of("activations " + during, required, String.valueOf(count), count <= most);
  }
}
