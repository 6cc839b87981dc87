package org.swapgrid.sim.prequalify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.swapgrid.sim.meter.MeterFault;
import org.swapgrid.sim.site.Disturbance;

/** T10: the meter repeats itself or does not answer. */
final class Dropouts implements Part {
  private static final Title T10 =
      new Title("T10", "Repeated value and missed polls: fault told, no event made up or missed");
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(2);

  @Override
  public List<Title> titles() {
    return List.of(T10);
  }

  @Override
  public List<Step> run(Bed bed) throws InterruptedException, NotReady {
    bed.begin(T10.id());
    bed.awaitNormal();
    bed.rig().let(Duration.ofSeconds(2));
    var criteria = new ArrayList<Criterion>();
    frozen(bed, criteria);
    bed.awaitNormal();
    missed(bed, criteria);
    bed.awaitNormal();
    bed.rig().let(Duration.ofSeconds(2));
    eventWithDropouts(bed, criteria);
    var done =
        "The same value for the station's own frozen_after_s and 3 s more, then two polls without"
            + " an answer, then an event that begins with two of them.";
    return List.of(T10.step(done, criteria, bed.rig().trace(), bed.marks()));
  }

  private static void frozen(Bed bed, List<Criterion> criteria) throws InterruptedException {
    var after = bed.terms().policy().gate().frozenAfter();
    var available = bed.rig().look().service().available();
    var at = set(bed, new MeterFault.Frozen());
    var onset = bed.measured(at, available, "repeated value");
    bed.rig().let(after.plus(TOLD_WITHIN).plusSeconds(1));
    bed.mark(set(bed, MeterFault.NONE), "renewed");
    criteria.add(flag(bed, at, after));
    criteria.add(new Judged(bed.terms()).activations(bed.event(onset), 0, "on the repeated value"));
  }

  private static Criterion flag(Bed bed, long at, Duration after) {
    var required = "within " + Words.seconds(after.plus(TOLD_WITHIN));
    if (bed.rig().daemon() == null) {
      return Criterion.notExamined(
          "fault flag", required, "a box elsewhere: its state is not seen");
    }
    for (var heard : bed.rig().heard()) {
      if (heard.nanos() > at && heard.doubt().equals("frozen")) {
        var told = Duration.ofNanos(heard.nanos() - at);
        var holds = told.compareTo(after.plus(TOLD_WITHIN)) <= 0;
        return Criterion.of("fault flag", required, "after " + Words.seconds(told), holds);
      }
    }
    return Criterion.of("fault flag", required, "never", false);
  }

  /** Two polls are missed: each waits out its time, and the next comes a poll later. */
  private static Duration outage(Bed bed) {
    var meter = bed.terms().meter();
    var each = meter.timeout().compareTo(meter.poll()) > 0 ? meter.timeout() : meter.poll();
    return each.multipliedBy(2);
  }

  private static void missed(Bed bed, List<Criterion> criteria) throws InterruptedException {
    var available = bed.rig().look().service().available();
    var at = set(bed, new MeterFault.Silent());
    var onset = bed.measured(at, available, "missed polls");
    bed.rig().letUntil(at + outage(bed).toNanos());
    var _ = set(bed, MeterFault.NONE);
    bed.rig().let(Duration.ofSeconds(2));
    criteria.add(new Judged(bed.terms()).activations(bed.event(onset), 0, "on two missed polls"));
  }

  private static void eventWithDropouts(Bed bed, List<Criterion> criteria)
      throws InterruptedException, NotReady {
    var outage = outage(bed);
    var available = bed.rig().look().service().available();
    var at =
        bed.rig()
            .act(s -> {
              for (int i = 1; i <= s.meters().size(); i++) {
                s.disturb(new Disturbance.Meter(i, new MeterFault.Silent()));
                var end = s.now() + outage.toNanos();
                s.schedule(Bed.timed(end, new Disturbance.Meter(i, MeterFault.NONE)));
              }
              var low = bed.terms().trip() - Bed.MARGIN;
              s.disturb(new Disturbance.Frequency(low, Duration.ZERO));
            });
    var onset = bed.measured(at, available, "crossing");
    var lost = outage.plus(bed.terms().meter().timeout());
    var patience = bed.terms().respondWithin().plus(lost).plusSeconds(1);
    var _ = bed.rig().await(patience, () -> bed.event(onset).fullMillis() != null);
    bed.rig().let(Duration.ofSeconds(1));
    var judged = new Judged(bed.terms()).response(bed.event(onset), lost);
    judged.stream().skip(1).map(Dropouts::ofEvent).forEach(criteria::add);
    bed.back();
    bed.awaitNormal();
  }

  private static Criterion ofEvent(Criterion c) {
    return new Criterion(
        "event with two dropouts: " + c.name(), c.required(), c.measured(), c.verdict());
  }

  private static long set(Bed bed, MeterFault fault) {
    return bed.rig()
        .act(s -> {
          for (int i = 1; i <= s.meters().size(); i++) {
            s.disturb(new Disturbance.Meter(i, fault));
          }
        });
  }
}
