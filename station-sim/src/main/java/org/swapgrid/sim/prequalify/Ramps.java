package org.swapgrid.sim.prequalify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.swapgrid.sim.site.Disturbance;

/** T6: the frequency falls at several rates. */
final class Ramps implements Part {
  private static final Title T6 = new Title("T6", "Ramps: the response comes at the level");
  private static final List<Double> RATES = List.of(0.24, 0.1, 0.5, 1.0, 2.0);
  private static final double DEPTH = 0.2;
  private static final Duration SPARE = Duration.ofSeconds(1);

  @Override
  public List<Title> titles() {
    return List.of(T6);
  }

  @Override
  public List<Step> run(Bed bed) throws InterruptedException, NotReady {
    bed.begin(T6.id());
    var criteria = new ArrayList<Criterion>();
    for (var rate : RATES) {
      bed.awaitNormal();
      bed.rig().let(Duration.ofSeconds(2));
      criteria.addAll(ramp(bed, rate));
    }
    bed.awaitNormal();
    var done =
        "From nominal to 0.2 Hz below the trip level at 0.24, 0.1, 0.5, 1 and 2 Hz/s, each from"
            + " normal operation.";
    return List.of(T6.step(done, criteria, bed.rig().trace(), bed.marks()));
  }

  private static List<Criterion> ramp(Bed bed, double rate) throws InterruptedException {
    var terms = bed.terms();
    var low = terms.trip() - DEPTH;
    var over = Duration.ofNanos((long) ((terms.nominal() - low) / rate * 1e9));
    var available = bed.rig().look().service().available();
    var began = bed.rig().act(s -> s.disturb(new Disturbance.Frequency(low, over)));
    var crossing = began + (long) ((terms.nominal() - terms.trip()) / rate * 1e9);
    var onset = bed.measured(crossing, available, "crossing");
    var patience = terms.respondWithin().plus(SPARE);
    var _ = bed.rig().await(patience, () -> bed.event(onset).fullMillis() != null);
    bed.rig().letUntil(began + over.toNanos());
    bed.rig().let(SPARE);
    var event = bed.event(onset);
    bed.back();
    var name = "at -" + Words.number(rate) + " Hz/s: ";
    var early = event.fellEarly(began);
    var criteria = new ArrayList<Criterion>();
    criteria.add(
        Criterion.of(
            name + "nothing before the level",
            "no drop above " + Words.hertz(terms.trip()),
            early ? "dropped early" : "none",
            !early));
    new Judged(terms)
        .response(event, Duration.ZERO).stream()
            .skip(1)
            .map(c -> named(name, c))
            .forEach(criteria::add);
    return criteria;
  }

  private static Criterion named(String name, Criterion c) {
    return new Criterion(name + c.name(), c.required(), c.measured(), c.verdict());
  }
}
