package org.swapgrid.sim.prequalify;

import java.time.Duration;
import java.util.List;
import org.swapgrid.sim.site.Disturbance;

/** T1: low, but not low enough. */
final class NearMiss implements Part {
  private static final Title T1 = new Title("T1", "10 mHz above the trip level: no activation");
  private static final Duration WHOLE = Duration.ofSeconds(60);

  @Override
  public List<Title> titles() {
    return List.of(T1);
  }

  @Override
  public List<Step> run(Bed bed) throws InterruptedException, NotReady {
    bed.begin(T1.id());
    bed.awaitNormal();
    bed.rig().let(Duration.ofSeconds(3));
    var hertz = bed.terms().trip() + Bed.MARGIN;
    var at = bed.rig().act(s -> s.disturb(new Disturbance.Frequency(hertz, Duration.ZERO)));
    var onset = bed.measured(at, bed.rig().last().service().available(), "step");
    var hold = bed.terms().cuts().cut("T1", WHOLE);
    bed.rig().let(hold);
    bed.back();
    bed.rig().let(Duration.ofSeconds(2));
    var none =
        new Judged(bed.terms()).activations(bed.event(onset), 0, "in " + Words.seconds(hold));
    var done = "Step to " + Words.hertz(hertz) + " for " + Words.seconds(hold) + ".";
    return List.of(T1.step(done, List.of(none), bed.rig().trace(), bed.marks()));
  }
}
