package org.swapgrid.sim.prequalify;

import java.time.Duration;
import java.util.List;
import org.swapgrid.sim.site.Disturbance;
import org.swapgrid.sim.site.Site;

/** T7: the frequency swings round the trip level. */
final class Wave implements Part {
  private static final Title T7 =
      new Title("T7", "Sine of 10 mHz round the trip level: at most one activation");
  private static final double PERIOD_SECONDS = 4.3;
  private static final int PARTS = 16;
  private static final Duration WHOLE = Duration.ofSeconds(60);
  private static final int LEAST_PERIODS = 3;

  @Override
  public List<Title> titles() {
    return List.of(T7);
  }

  @Override
  public List<Step> run(Bed bed) throws InterruptedException, NotReady {
    bed.begin(T7.id());
    bed.awaitNormal();
    bed.rig().let(Duration.ofSeconds(2));
    var cut = bed.terms().cuts().cut("T7 (three periods at least)", WHOLE).toMillis() / 1e3;
    int periods = Math.max(LEAST_PERIODS, (int) (cut / PERIOD_SECONDS));
    var available = bed.rig().look().service().available();
    var at = bed.rig().act(s -> schedule(s, bed.terms().trip(), periods));
    var onset = bed.measured(at, available, "wave");
    bed.rig().letUntil(at + (long) (periods * PERIOD_SECONDS * 1e9));
    bed.back();
    bed.awaitNormal();
    var done = periods + " periods of 4.3 s, 10 mHz up and down.";
    var judged = new Judged(bed.terms()).activations(bed.event(onset), 1, "in the wave");
    return List.of(T7.step(done, List.of(judged), bed.rig().trace(), bed.marks()));
  }

  /** Straight pieces, sixteen to a period: off the sine by at most 0.2 mHz. */
  private static void schedule(Site site, double trip, int periods) {
    var piece = PERIOD_SECONDS / PARTS;
    site.disturb(new Disturbance.Frequency(trip, Duration.ZERO));
    for (int i = 0; i < periods * PARTS; i++) {
      var next = trip + Bed.MARGIN * Math.sin(2 * Math.PI * (i + 1) / PARTS);
      var over = Duration.ofNanos((long) (piece * 1e9));
      var at = site.now() + (long) (i * piece * 1e9);
      site.schedule(Bed.timed(at, new Disturbance.Frequency(next, over)));
    }
  }
}
