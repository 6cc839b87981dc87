package org.swapgrid.sim.prequalify;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.swapgrid.sim.site.Disturbance;
import org.swapgrid.sim.site.Scenario;

/** The moves every step is made of. */
final class Bed {
  /** Below the trip level by this much, above it by as much: the sequence's figure. */
  static final double MARGIN = 0.010;

  private static final long SETTLE_NANOS = 2_000_000_000L;

  /** A box elsewhere is not asked: it is back when its limits stay near its connection limit. */
  private static final double BOX_BACK = 0.95;

  private final Rig rig;
  private final Terms terms;
  private final List<Step.Mark> marks = new ArrayList<>();
  private long normalSince;

  Bed(Rig rig, Terms terms) {
    this.rig = rig;
    this.terms = terms;
  }

  Rig rig() {
    return rig;
  }

  Terms terms() {
    return terms;
  }

  void begin(String step) {
    marks.clear();
    rig.begin(step);
    normalSince = rig.now();
  }

  void mark(long nanos, String label) {
    marks.add(new Step.Mark(nanos, label));
  }

  List<Step.Mark> marks() {
    return List.copyOf(marks);
  }

  /**
   * Waits until the station charges as it likes.
   *
   * @throws NotReady when it does not come to that
   */
  void awaitNormal() throws InterruptedException, NotReady {
    if (!rig.await(terms.returnPatience(), this::isNormal)) {
      var last = rig.last();
      throw new NotReady("still " + last.mode() + ": " + last.explanation());
    }
    normalSince = rig.now();
  }

  private boolean isNormal() {
    if (rig.daemon() != null) {
      return rig.last().mode().equals("normal");
    }
    var recent = rig.since(rig.now() - SETTLE_NANOS).points();
    var least = recent.stream().mapToInt(Point::limitW).min().orElse(0);
    return least >= BOX_BACK * terms.policy().site().connectionLimit().watts();
  }

  /** An event that is about to come. */
  record Onset(long at, double before, double owed) {}

  /**
   * Lets the frequency step below the trip level.
   *
   * @param phase where in a window of the meter, 0 to 1; at 0.1 it takes longest to be seen
   */
  Onset onset(double phase) throws InterruptedException {
    return onset(phase, terms.trip() - MARGIN);
  }

  private Onset onset(double phase, double hertz) throws InterruptedException {
    var said = rig.look();
    var window = terms.meter().window().toNanos();
    var at =
        rig.site()
            .now(s -> {
              var end = s.meters().getFirst().windowEnd(s.now()) + 2 * window;
              var when = end + (long) (phase * window);
              s.schedule(timed(when, new Disturbance.Frequency(hertz, Duration.ZERO)));
              return when;
            });
    return measured(at, said.service().available(), "crossing");
  }

  /** Something whose time is known, with what was drawn before it. */
  Onset measured(long at, double available, String label) throws InterruptedException {
    rig.letUntil(at);
    var before = before(at);
    mark(at, label);
    return new Onset(at, before, terms.owed(before, available));
  }

  /** Mean power from 60 to 5 s before, as far back as the station was in normal operation. */
  private double before(long at) {
    var from = Math.max(normalSince, at - 60_000_000_000L);
    var to = at - from > 10_000_000_000L ? at - 5_000_000_000L : at;
    return rig.trace().between(from, to).meanWatts();
  }

  Event event(Onset onset) {
    return new Event(rig.trace(), onset.at(), onset.before(), onset.owed());
  }

  /** Lets the frequency step to nominal; returns when. */
  @CanIgnoreReturnValue
  long back() {
    var at = rig.act(s -> s.disturb(new Disturbance.Frequency(terms.nominal(), Duration.ZERO)));
    mark(at, "back to nominal");
    return at;
  }

  static Scenario.Timed timed(long nanos, Disturbance what) {
    return new Scenario.Timed(Duration.ofNanos(nanos), what);
  }
}
