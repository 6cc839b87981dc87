package org.swapgrid.record;

import static java.util.Comparator.comparingInt;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.Power;
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
  private Story.Kind kind = Story.Kind.EVENT;

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
      case Entry.Decided cycle -> decided(cycle, known(policy));
      case Entry.Happened(var what) -> {
        steps.happened(what);
        gaps.happened(what);
        kind(what);
      }
      case Entry.Ended(var ending) -> gaps.ended(ending);
      case Entry.Pointed _, Entry.Remembered _ -> {}
    }
  }

  private void kind(Happening what) {
    if (what instanceof Happening.Tested) {
      kind = Story.Kind.TEST;
    } else if (what instanceof Happening.Overtook) {
      kind = Story.Kind.TOOK_OVER;
    }
  }

  private static <T> T known(@Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("the series tells of no event");
    }
    return value;
  }

  private void decided(Entry.Decided cycle, Policy policy) {
    boolean claims = steps.see(cycle);
    grid.see(cycle);
    gaps.see(cycle);
    bays.see(cycle, claims, policy.riders().ready());
    if (claims) {
      intervals.see(cycle, zero(), owed(policy));
    } else if (steps.has(Step.RELEASED) && isCapped(cycle)) {
      var drawn = cycle.kept().balance().measured();
      most = drawn == null || (most != null && drawn.isBelow(most)) ? most : drawn;
    }
  }

  /** Behind the recovery window the station may draw more than before again. */
  private static boolean isCapped(Entry.Decided cycle) {
    var now = cycle.seen().tick().elapsed();
    return switch (cycle.kept().mode()) {
      case Mode.Waiting _ -> true;
      case Mode.Restoring(_, var ramp) -> now.compareTo(ramp.recovered()) < 0;
      default -> false;
    };
  }

  private Duration zero() {
    return steps.steps.values().iterator().next().elapsed();
  }

  /** Claims on the same load do not add up: the largest counts. */
  private Power owed(Policy policy) {
    var owed = Power.ZERO;
    boolean named = false;
    for (var service : services(policy)) {
      var capacity = service.terms().capacity();
      named |= capacity != null;
      owed = capacity == null ? owed : owed.max(capacity);
    }
    return named ? owed : steps.accepted;
  }

  private List<StaticService> services(Policy policy) {
    return policy.services().stream()
        .filter(each -> steps.services.contains(each.id()))
        .filter(StaticService.class::isInstance)
        .map(StaticService.class::cast)
        .sorted(comparingInt(each -> steps.services.indexOf(each.id())))
        .toList();
  }

  private Story done() {
    if (!steps.has(Step.DECIDED)) {
      throw new IllegalArgumentException("the series tells of no event");
    }
    var policy = known(this.policy);
    var limits = limits(policy);
    var nominal = policy.site().nominal();
    var course =
        new Course(steps.services, steps.steps, steps.randomDelay, limits, grid.done(nominal));
    var comeback = new Comeback(steps.baseline, most, steps.rises);
    var response =
        new Response(owed(policy), steps.accepted, steps.baseline, intervals.done(), comeback);
    var station = new Station(bays.bays(), bays.riders());
    return new Story(known(origin), course, response, station, gaps.done(steps.resumed), kind);
  }

  /** The first service that claimed gives the levels. */
  private Limits limits(Policy policy) {
    var wait = policy.comeback().delay();
    var services = services(policy);
    if (services.isEmpty()) {
      return new Limits(null, null, null, null, wait);
    }
    var first = services.getFirst();
    var own = first.terms().comeback().delay();
    return new Limits(
        first.trip().level(),
        first.release().level(),
        first.terms().respondWithin(),
        first.terms().sustain(),
        own.compareTo(wait) > 0 ? own : wait);
  }
}
