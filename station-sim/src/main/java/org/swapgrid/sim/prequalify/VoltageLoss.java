package org.swapgrid.sim.prequalify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.swapgrid.sim.site.Disturbance;

/** T9: the supply goes while the meter still shows a frequency (Iberia, 28 April 2025). */
final class VoltageLoss implements Part {
  private static final Title T9 =
      new Title("T9", "Voltage gone, frequency slides and clamps: no activation");
  private static final double GONE = 0.001;
  private static final double CLAMP = 40.0;
  private static final Duration SLIDE = Duration.ofSeconds(216);
  private static final Duration CLAMPED = Duration.ofSeconds(60);

  /** A cold station comes back from nearly nothing. */
  private static final double COLD_SHARE = 0.1;

  private static final Duration TOLD_WITHIN = Duration.ofSeconds(2);

  @Override
  public List<Title> titles() {
    return List.of(T9);
  }

  @Override
  public List<Step> run(Bed bed) throws InterruptedException, NotReady {
    bed.begin(T9.id());
    bed.awaitNormal();
    bed.rig().let(Duration.ofSeconds(3));
    var cuts = bed.terms().cuts();
    var slide = cuts.cut("T9 slide", SLIDE);
    var available = bed.rig().look().service().available();
    var gone =
        bed.rig()
            .act(s -> {
              s.disturb(new Disturbance.Voltage(GONE));
              s.disturb(new Disturbance.Frequency(CLAMP, slide));
            });
    var onset = bed.measured(gone, available, "loss of voltage");
    bed.rig().let(slide.plus(cuts.cut("T9 clamp", CLAMPED)));
    var back = bed.back();
    var _ = bed.rig().act(s -> s.disturb(new Disturbance.Voltage(1)));
    var dark = bed.rig().heard();
    bed.awaitNormal();
    var criteria = new ArrayList<Criterion>();
    criteria.addAll(told(bed, dark, gone));
    criteria.addAll(coldLoad(bed, bed.event(onset), back));
    var done =
        "Voltage to 0.1 %; frequency to 40 Hz in " + Words.seconds(slide) + ", then clamped.";
    return List.of(T9.step(done, criteria, bed.rig().trace(), bed.marks()));
  }

  private static List<Criterion> told(Bed bed, List<Heard> dark, long gone) {
    var none = "none while the voltage is gone";
    var unavailable = "0 kW offered within 2 s";
    if (bed.rig().daemon() == null) {
      var why = "a box elsewhere: its state is not seen";
      return List.of(
          Criterion.notExamined("activation", none, why),
          Criterion.notExamined("state unavailable", unavailable, why));
    }
    var during = dark.stream().filter(h -> h.nanos() > gone).toList();
    var active = during.stream().filter(h -> h.service().active()).count();
    var late =
        during.stream()
            .filter(h -> h.nanos() > gone + TOLD_WITHIN.toNanos() && h.service().available() > 0)
            .count();
    var mode = during.isEmpty() ? "silent" : during.getLast().mode();
    return List.of(
        Criterion.of("activation", none, active == 0 ? "none" : "active", active == 0),
        Criterion.of(
            "state unavailable",
            unavailable,
            (late == 0 ? "0 kW" : "still offered") + ", mode " + mode,
            late == 0 && !during.isEmpty()));
  }

  private static List<Criterion> coldLoad(Bed bed, Event event, long back) {
    var wait = bed.terms().requiredWait();
    var most = event.before() * COLD_SHARE;
    var settled = back + bed.terms().meter().window().toNanos() * 2 + 500_000_000L;
    var start = event.trace().between(back, settled).mostLimit();
    var early =
        event.trace().between(settled, back + wait.toNanos()).mostLimit()
            > start + 0.02 * event.owed();
    var atOnce = event.trace().between(back, back + wait.toNanos()).mostWatts();
    var criteria = new ArrayList<Criterion>();
    criteria.add(
        Criterion.of(
            "cold-load path: nothing comes back early",
            "no limit rises and at most %s is drawn before the voltage was back for %s"
                .formatted(Words.kilowatts(most), Words.seconds(wait)),
            "%s; at most %s"
                .formatted(early ? "a limit rose" : "none rose", Words.kilowatts(atOnce)),
            !early && atOnce <= most));
    criteria.addAll(new Judged(bed.terms()).gentle(event, back + wait.toNanos()));
    return criteria;
  }
}
