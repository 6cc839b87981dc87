package org.swapgrid.sim.prequalify;

import java.time.Duration;
import java.util.List;
import org.swapgrid.sim.site.Disturbance;
import org.swapgrid.sim.site.Site;

/** T8: one window that shows what is not there. */
final class PhaseJump implements Part {
  private static final Title T8 =
      new Title("T8", "Phase jump of 30 degrees with a sag to 0.72: no activation");
  private static final double DEGREES = -30;

  /** A service of two windows would have acted by then. */
  private static final int SEEN_WINDOWS = 4;

  private static final double SAG = 0.72;
  private static final List<Double> PHASES = List.of(0.1, 0.5, 0.9);

  @Override
  public List<Title> titles() {
    return List.of(T8);
  }

  @Override
  public List<Step> run(Bed bed) throws InterruptedException, NotReady {
    bed.begin(T8.id());
    bed.awaitNormal();
    bed.rig().let(Duration.ofSeconds(2));
    var window = bed.terms().meter().window().toNanos();
    var available = bed.rig().look().service().available();
    var onset = bed.measured(bed.rig().now(), available, "time before the jumps");
    for (var phase : PHASES) {
      var at = bed.rig().site().now(s -> schedule(s, phase, window));
      bed.mark(at, "jump");
      bed.rig().letUntil(at + SEEN_WINDOWS * window);
      bed.rig().let(Duration.ofSeconds(1));
    }
    var none = new Judged(bed.terms()).activations(bed.event(onset), 0, "in three jumps");
    var read = DEGREES / 360 / (window / 1e9);
    var done =
        "Three jumps at 0.1, 0.5 and 0.9 of a window; one window of %d ms reads %s Hz off, the voltage sags for as long."
            .formatted(window / 1_000_000, Words.number(read));
    return List.of(T8.step(done, List.of(none), bed.rig().trace(), bed.marks()));
  }

  private static long schedule(Site site, double phase, long window) {
    var end = site.meters().getFirst().windowEnd(site.now()) + 2 * window;
    var at = end + (long) (phase * window);
    site.schedule(Bed.timed(at, new Disturbance.PhaseJump(DEGREES)));
    site.schedule(Bed.timed(at, new Disturbance.Voltage(SAG)));
    site.schedule(Bed.timed(at + window, new Disturbance.Voltage(1)));
    return at;
  }
}
