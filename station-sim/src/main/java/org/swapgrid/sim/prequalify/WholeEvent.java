package org.swapgrid.sim.prequalify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** T2 to T4, and T5: one whole event, and the same once more. */
final class WholeEvent implements Part {
  private static final Duration AGAIN = Duration.ofMinutes(15);
  private static final Duration LEAST_HOLD = Duration.ofMinutes(30);
  private static final Duration BASELINE = Duration.ofSeconds(60);
  private static final long AROUND = 5_000_000_000L;

  private static final Title T2 =
      new Title("T2", "Step to 10 mHz below the trip level: start and full response");
  private static final Title T3 = new Title("T3", "Held below: the reduction stands");
  private static final Title T4 = new Title("T4", "Step to nominal: the way back");
  private static final Title T5 = new Title("T5", "The same again 15 min later");

  private final boolean again;

  /**
   * A whole event.
   *
   * @param again T5 instead of T2 to T4
   */
  WholeEvent(boolean again) {
    this.again = again;
  }

  @Override
  public List<Title> titles() {
    return again ? List.of(T5) : List.of(T2, T3, T4);
  }

  @Override
  public List<Step> run(Bed bed) throws InterruptedException, NotReady {
    bed.begin(again ? T5.id() : "T2-4");
    bed.awaitNormal();
    var pause = again ? bed.terms().cuts().cut("T5 pause", AGAIN) : baseline(bed);
    bed.rig().let(pause);
    var onset = bed.onset(again ? 0.5 : 0.1);
    bed.rig().let(hold(bed));
    var back = bed.back();
    bed.awaitNormal();
    bed.mark(bed.rig().now(), "normal again");
    bed.rig().let(Duration.ofSeconds(1));
    var event = bed.event(onset);
    return again ? List.of(fifth(bed, event, back)) : three(bed, event, back);
  }

  private static Duration baseline(Bed bed) {
    return bed.terms().cuts().cut("normal operation for the power before the event", BASELINE);
  }

  private static Duration hold(Bed bed) {
    var sustain = bed.terms().product().times().sustain();
    var whole = sustain.compareTo(LEAST_HOLD) > 0 ? sustain : LEAST_HOLD;
    return bed.terms().cuts().cut("T3 and T5 hold", whole);
  }

  private static List<Step> three(Bed bed, Event event, long back) {
    var judged = new Judged(bed.terms());
    var trace = event.trace();
    var marks = bed.marks();
    var from = event.crossing() - AROUND;
    var response = trace.between(from, Math.min(back, event.crossing() + 3 * AROUND));
    return List.of(
        T2.step(
            "Step from nominal to %s, where in the meter's window it takes longest to be seen."
                .formatted(Words.hertz(bed.terms().trip() - Bed.MARGIN)),
            judged.response(event, Duration.ZERO),
            response,
            marks),
        T3.step(
            "Held for " + Words.number((back - event.crossing()) / 1e9) + " s.",
            List.of(judged.hold(event, back)),
            trace.between(from, back),
            marks),
        T4.step(
            "Step to " + Words.hertz(bed.terms().nominal()) + ".",
            judged.comeback(event, back),
            trace.between(back - AROUND, Long.MAX_VALUE),
            marks));
  }

  private static Step fifth(Bed bed, Event event, long back) {
    var judged = new Judged(bed.terms());
    var criteria = new ArrayList<>(judged.response(event, Duration.ZERO));
    criteria.add(judged.hold(event, back));
    criteria.addAll(judged.comeback(event, back));
    var done = "As T2 to T4, the step in the middle of the meter's window.";
    return T5.step(done, criteria, event.trace(), bed.marks());
  }
}
