package org.swapgrid.sim.prequalify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swapgrid.device.MeterMap;

/** T0: what can be said before anything runs, by arithmetic. Pure. */
final class DoorCheck {
  static final Part.Title T0 = new Part.Title("T0", "Before the run: meter and product");
  private static final int COARSEST_MILLIHERTZ = 10;

  private DoorCheck() {}

  /** A configuration that the daemon refuses. */
  static Step refused(String words) {
    var criterion = Criterion.of("the daemon takes the configuration", "yes", words, false);
    return T0.step("", List.of(criterion), new Trace(List.of()), List.of());
  }

  static Step of(Terms terms, MeterMap map) {
    var criteria = new ArrayList<Criterion>();
    criteria.add(Criterion.of("the daemon takes the configuration", "yes", "yes", true));
    criteria.add(response(terms));
    data(terms, map).ifPresent(criteria::add);
    var resolution = map.timing().resolutionMilliHertz();
    criteria.add(
        Criterion.of(
            "the meter's resolution",
            "10 mHz or finer",
            resolution + " mHz",
            resolution <= COARSEST_MILLIHERTZ));
    return T0.step("Arithmetic.", criteria, new Trace(List.of()), List.of());
  }

  /**
   * A step that comes just too late for one window is whole only in the next; each further window
   * and each poll adds itself.
   */
  private static Criterion response(Terms terms) {
    var windows = terms.service().trip().windows();
    var window = terms.meter().window().toMillis();
    var poll = terms.meter().poll().toMillis();
    var polls = windows == 1 ? 1 : 2;
    var worst = (windows + 1) * window + polls * poll;
    var within = terms.respondWithin().toMillis();
    var words =
        "(%d + 1) windows x %d ms + %d x %d ms poll = %d ms; %s"
            .formatted(windows, window, polls, poll, worst, left(within - worst));
    return Criterion.of(
        "slowest decision", "within " + within + " ms from the crossing", words, worst <= within);
  }

  private static String left(long margin) {
    return margin < 0
        ? -margin + " ms too much"
        : margin + " ms are left for the cabinet and its chargers";
  }

  /** Nothing where the market names no interval. */
  private static Optional<Criterion> data(Terms terms, MeterMap map) {
    var asked = terms.product().times().data();
    var window = map.timing().window().toMillis();
    return Optional.ofNullable(asked)
        .map(most ->
            Criterion.of(
                "data interval",
                most.toMillis() + " ms or shorter",
                "the meter renews its registers every " + window + " ms",
                window <= most.toMillis()));
  }
}
