package org.swapgrid.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Mode;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.Tick;
import org.swapgrid.record.Story.Moment;
import org.swapgrid.service.ServiceState;

/** Finds the steps of an event in its cycles. */
final class StepWatch {
  private static final Map<Step, Integer> DROPS =
      Map.of(Step.FIRST_DROP, 50, Step.NINE_TENTHS, 900, Step.MOST, 950, Step.FULL, 1_000);

  final Map<Step, Moment> steps = new EnumMap<>(Step.class);
  final List<ServiceId> services = new ArrayList<>();
  @Nullable Duration randomDelay;
  Power accepted = Power.ZERO;
  Power baseline = Power.ZERO;
  int rises;
  boolean resumed;
  private @Nullable Duration overtook;
  private @Nullable Duration firstBelow;
  private @Nullable Power total;
  private long decidedTick = Long.MAX_VALUE;
  private @Nullable Tick newest;

  /** Whether the claim stands after this cycle. */
  boolean see(Entry.Decided cycle) {
    var tick = cycle.seen().tick();
    newest = tick;
    boolean claims = claims(cycle.kept());
    if (claims && !has(Step.DECIDED)) {
      decided(cycle, tick);
    }
    suspect(cycle.kept());
    limits(cycle, tick, claims);
    if (claims) {
      delivered(cycle, tick);
    } else if (has(Step.DECIDED)) {
      comeBack(cycle.kept(), tick);
    }
    return claims;
  }

  boolean has(Step step) {
    return steps.containsKey(step);
  }

  static boolean claims(Kept kept) {
    return Claiming.isClaim(kept.mode())
        || kept.services().stream().anyMatch(each -> Claiming.event(each.state()) != null);
  }

  private void suspect(Kept kept) {
    for (var service : kept.services()) {
      if (service.state() instanceof ServiceState.Suspect(var first, _)) {
        firstBelow = first;
      }
    }
  }

  private void decided(Entry.Decided cycle, Tick tick) {
    decidedTick = tick.number();
    baseline = cycle.kept().balance().baseline();
    accepted = cycle.kept().balance().owed();
    for (var service : cycle.kept().services()) {
      var event = Claiming.event(service.state());
      if (event != null) {
        resumed |= event.owed().watts() == 0 && event.crossing().equals(event.since());
        if (!resumed) {
          begun(event, tick);
        }
      }
    }
    step(Step.DECIDED, tick.elapsed(), tick);
  }

  /** The claim that a test brought was crossed by the test. */
  private void begun(ServiceState.Active event, Tick tick) {
    step(Step.CROSSED, overtook == null ? event.crossing() : overtook, tick);
    var first = firstBelow == null ? event.since() : firstBelow;
    step(Step.DETECTED, overtook == null ? first : tick.elapsed(), tick);
  }

  private void limits(Entry.Decided cycle, Tick tick, boolean claims) {
    long watts = 0;
    for (BayLimit limit : cycle.kept().limits()) {
      watts += limit.limit().watts();
    }
    var last = total;
    total = new Power(watts);
    if (last == null || !has(Step.DECIDED)) {
      return;
    }
    if (total.isBelow(last) && claims) {
      step(Step.COMMANDED, tick.elapsed(), tick);
    } else if (total.isAbove(last) && claims) {
      rises++;
    }
  }

  private void delivered(Entry.Decided cycle, Tick tick) {
    for (var service : cycle.kept().services()) {
      var event = Claiming.event(service.state());
      if (event != null && !services.contains(service.service())) {
        services.add(service.service());
      }
      if (service.state() instanceof ServiceState.Clearing(_, var back, _)) {
        steps.put(Step.BACK, moment(back, tick));
      } else if (event != null) {
        steps.remove(Step.BACK);
      }
    }
    var balance = cycle.kept().balance();
    accepted = accepted.max(balance.owed());
    var cabinet = cycle.seen().cabinet();
    if (cabinet == null || balance.measured() == null || accepted.watts() <= 0) {
      return;
    }
    DROPS.forEach((step, permille) -> {
      if (balance.delivered().watts() * 1_000 >= accepted.watts() * permille) {
        step(step, cabinet.takenAt(), tick);
      }
    });
  }

  private void comeBack(Kept kept, Tick tick) {
    step(Step.RELEASED, tick.elapsed(), tick);
    switch (kept.mode()) {
      case Mode.Waiting(var since, var until, Mode.Waiting.Part part)
          when part == Mode.Waiting.Part.RANDOM_DELAY ->
          randomDelay = until.minus(since);
      case Mode.Restoring(_, var ramp) -> {
        step(Step.RAMP_BEGUN, tick.elapsed(), tick);
        if (!kept.balance().allowed().isBelow(ramp.cap())) {
          step(Step.RAMP_ENDED, tick.elapsed(), tick);
        }
      }
      case Mode.Normal _ -> {
        step(Step.RAMP_ENDED, tick.elapsed(), tick);
        step(Step.NORMAL, tick.elapsed(), tick);
      }
      default -> {}
    }
  }

  void happened(Happening what) {
    if (what instanceof Happening.Overtook(var crossing)) {
      overtook = crossing;
    }
    var now = newest;
    if (now == null) {
      return;
    }
    switch (what) {
      case Happening.Curtailed(var tick, var at) when tick >= decidedTick ->
          step(Step.IN_FORCE, at, now);
      case Happening.Written(var tick, var at) when tick >= decidedTick -> {
        step(Step.IN_FORCE, at, now);
        step(Step.WRITTEN, at, now);
      }
      default -> {}
    }
  }

  private void step(Step step, Duration at, Tick now) {
    var _ = steps.putIfAbsent(step, moment(at, now));
  }

  static Moment moment(Duration elapsed, Tick now) {
    return new Moment(elapsed, now.wall().minus(now.elapsed().minus(elapsed)));
  }
}
