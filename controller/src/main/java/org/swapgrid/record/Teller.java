package org.swapgrid.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.Power;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.record.Story.Comeback;
import org.swapgrid.record.Story.Course;
import org.swapgrid.record.Story.Limits;
import org.swapgrid.record.Story.Response;
import org.swapgrid.record.Story.Station;
import org.swapgrid.service.StaticService;

/** Reads a whole series into its story, keeping no cycle. */
public final class Teller {
  private final StepWatch steps = new StepWatch();
  private final IntervalWatch intervals = new IntervalWatch();
  private final GridWatch grid = new GridWatch();
  private final BayWatch bays = new BayWatch();
  private final GapWatch gaps = new GapWatch();
  private @Nullable Origin origin;
  private @Nullable Policy policy;
  private @Nullable Power most;

  private Teller() {}

  /**
   * Reads it.
   *
   * @param each hears of every entry as well
   * @throws IllegalArgumentException where it cannot be read, or tells of no event
   */
  public static Story tell(Iterator<Entry> series, Consumer<Entry> each) {
    var teller = new Teller();
    while (series.hasNext()) {
      var entry = series.next();
      teller.see(entry);
      each.accept(entry);
    }
    return teller.done();
  }

  private void see(Entry entry) {
    switch (entry) {
      case Entry.Began(var from) -> origin = from;
      case Entry.Ruled(var rules) -> policy = policy == null ? rules : policy;
      case Entry.Decided cycle -> decided(cycle);
      case Entry.Happened(var what) -> {
        steps.happened(what);
        gaps.happened(what);
      }
      case Entry.Ended(var ending) -> gaps.ended(ending);
      case Entry.Pointed _, Entry.Remembered _ -> {}
    }
  }

  private void decided(Entry.Decided cycle) {
    boolean claims = steps.see(cycle);
    grid.see(cycle);
    gaps.see(cycle);
    var ready = policy == null ? new StateOfCharge(1_000) : policy.riders().ready();
    bays.see(cycle, claims, ready);
    if (claims) {
      intervals.see(cycle, zero(), owed());
    } else if (steps.has(Step.RELEASED) && !steps.has(Step.NORMAL)) {
      var drawn = cycle.kept().balance().measured();
      most = drawn == null || (most != null && drawn.isBelow(most)) ? most : drawn;
    }
  }

  private Duration zero() {
    return steps.steps.values().iterator().next().elapsed();
  }

  /** Claims on the same load do not add up: the largest counts. */
  private Power owed() {
    var owed = Power.ZERO;
    boolean named = false;
    for (var service : services()) {
      var capacity = service.terms().capacity();
      named |= capacity != null;
      owed = capacity == null ? owed : owed.max(capacity);
    }
    return named ? owed : steps.accepted;
  }

  private List<StaticService> services() {
    var services = new ArrayList<StaticService>();
    if (policy != null) {
      for (var service : policy.services()) {
        if (service instanceof StaticService known && steps.services.contains(service.id())) {
          services.add(known);
        }
      }
    }
    return services;
  }

  private Story done() {
    if (origin == null || policy == null || !steps.has(Step.DECIDED)) {
      throw new IllegalArgumentException("the series tells of no event");
    }
    var limits = limits(policy);
    var nominal = policy.site().nominal();
    var course =
        new Course(steps.services, steps.steps, steps.randomDelay, limits, grid.done(nominal));
    var comeback = new Comeback(steps.baseline, most, steps.rises);
    var response = new Response(owed(), steps.accepted, steps.baseline, intervals.done(), comeback);
    var station = new Station(bays.bays(), bays.riders());
    return new Story(origin, course, response, station, gaps.done(steps.resumed));
  }

  /** The first service that claimed gives the levels. */
  private Limits limits(Policy policy) {
    var wait = policy.comeback().delay();
    for (var id : steps.services) {
      for (var service : services()) {
        if (service.id().equals(id)) {
          var own = service.terms().comeback().delay();
          return new Limits(
              service.trip().level(),
              service.release().level(),
              service.terms().respondWithin(),
              service.terms().sustain(),
              own.compareTo(wait) > 0 ? own : wait);
        }
      }
    }
    return new Limits(null, null, null, null, wait);
  }
}
