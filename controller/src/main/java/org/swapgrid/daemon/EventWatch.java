package org.swapgrid.daemon;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.Event.Moment;
import org.swapgrid.daemon.Event.Step;
import org.swapgrid.daemon.selftest.Overtaken;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.GridState;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.View;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.Tick;
import org.swapgrid.service.ServiceState.Active;
import org.swapgrid.service.ServiceState.Armed;
import org.swapgrid.service.ServiceState.Clearing;
import org.swapgrid.service.ServiceState.Following;
import org.swapgrid.service.ServiceState.Suspect;

/**
 * Measures one event after the other as it shows in the cycles: decided, in force, delivered,
 * released, returned. The control thread's alone.
 */
final class EventWatch {
  private final BiConsumer<Step, Event> listener;
  private final BooleanSupplier test;
  private @Nullable Overtaken overtaken;
  private @Nullable Set<ServiceId> active;
  private @Nullable Event event;
  private Duration last = Duration.ZERO;

  /**
   * @param listener hears of each step as it comes
   * @param test whether what begins now is a self-test's doing
   */
  EventWatch(BiConsumer<Step, Event> listener, BooleanSupplier test) {
    this.listener = listener;
    this.test = test;
  }

  @Nullable Event last() {
    return event;
  }

  /** A claim that already stood in the first cycle is an event of the run before, not a new one. */
  void follow(CycleRecord cycle) {
    var before = active;
    var claims = claims(cycle);
    var now = claims.keySet();
    active = now;
    if (overtaken != null) {
      takeOver(overtaken, cycle);
    } else if (before != null) {
      claims.forEach((service, claim) -> {
        if (!before.contains(service)) {
          begin(service, claim.crossing(), cycle);
        }
      });
    }
    goOn(cycle, now);
    last = cycle.seen().tick().elapsed();
  }

  /** What began as a test is an event from the next cycle on. */
  void overtaken(Overtaken event) {
    overtaken = event;
  }

  /** The limits that the test brought are in force for the event from its beginning. */
  private void takeOver(Overtaken by, CycleRecord cycle) {
    overtaken = null;
    var was = event;
    begin(by.service(), by.crossing(), cycle);
    var now = event;
    if (now != null && was != null && was.has(Step.IN_FORCE) && !was.has(Step.RELEASED)) {
      var tick = cycle.seen().tick();
      step(now, Step.IN_FORCE, moment(tick.elapsed(), tick));
    }
  }

  /** The static services' claims; a droop has no one level whose crossing could be told. */
  private static SortedMap<ServiceId, Active> claims(CycleRecord cycle) {
    var claims = new TreeMap<ServiceId, Active>();
    for (var service : cycle.made().next().services()) {
      switch (service.state()) {
        case Active claim -> claims.put(service.service(), claim);
        case Clearing(var claim, _, _) -> claims.put(service.service(), claim);
        case Armed _, Suspect _, Following _ -> {}
      }
    }
    return claims;
  }

  private void begin(ServiceId service, Duration crossed, CycleRecord cycle) {
    var tick = cycle.seen().tick();
    var crossing = moment(crossed, tick);
    var steps = Map.of(Step.CROSSED, crossing, Step.DECIDED, moment(tick.elapsed(), tick));
    var baseline = cycle.made().view().balance().baseline();
    var begun =
        new Event(service, tick.number(), steps, baseline, Event.Course.NONE, test.getAsBoolean());
    event = begun;
    listener.accept(Step.DECIDED, begun);
  }

  private void goOn(CycleRecord cycle, Set<ServiceId> now) {
    var present = event;
    if (present == null || present.has(Step.RETURNED)) {
      return;
    }
    var tick = cycle.seen().tick();
    if (now.contains(present.service())) {
      deliver(measured(present, cycle), cycle.made().view().balance(), tick);
    } else if (!present.has(Step.RELEASED)) {
      step(present, Step.RELEASED, moment(tick.elapsed(), tick));
    } else if (cycle.made().next().mode() instanceof Mode.Normal) {
      step(present, Step.RETURNED, moment(tick.elapsed(), tick));
    }
  }

  private Event measured(Event present, CycleRecord cycle) {
    var view = cycle.made().view();
    var since = cycle.seen().tick().elapsed().minus(last);
    var next =
        view.grid() instanceof GridState.Seen(var frequency, _, _)
            ? present.seeing(frequency)
            : present;
    next = next.delivering(view.balance().delivered(), since);
    event = next;
    return next;
  }

  private void deliver(Event present, View.Balance balance, Tick tick) {
    var measured = balance.measured();
    if (measured == null || !present.has(Step.IN_FORCE)) {
      return;
    }
    var drawn = present.drawing(measured);
    event = drawn;
    boolean most = balance.delivered().watts() * 10 >= balance.owed().watts() * 9;
    if (most && !drawn.has(Step.DELIVERED)) {
      step(drawn, Step.DELIVERED, moment(tick.elapsed(), tick));
    }
  }

  /**
   * The cabinet acknowledged a plan.
   *
   * @param planTick the number of the cycle that made it
   * @param at on the monotonic clock
   */
  void acknowledged(long planTick, Duration at, Tick now) {
    var present = event;
    if (present != null && !present.has(Step.IN_FORCE) && planTick >= present.tick()) {
      step(present, Step.IN_FORCE, moment(at, now));
    }
  }

  private void step(Event present, Step step, Moment moment) {
    var next = present.with(step, moment);
    event = next;
    listener.accept(step, next);
  }

  private static Moment moment(Duration elapsed, Tick now) {
    return new Moment(elapsed, now.wall().minus(now.elapsed().minus(elapsed)));
  }
}
