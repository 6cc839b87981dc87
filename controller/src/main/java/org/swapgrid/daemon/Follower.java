package org.swapgrid.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.remote.Aggregator;
import org.swapgrid.daemon.selftest.Overtaken;
import org.swapgrid.daemon.systemd.ServiceNotice;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.journal.ResumeWriter;
import org.swapgrid.loop.Recorder;
import org.swapgrid.metrics.StationMetrics;

/**
 * Tells everybody what a cycle brought: gauges, log, state file, service manager, status. On the
 * control thread, after the limits were handed over; nothing here waits.
 */
final class Follower implements Recorder {
  /** READY is told after this long even if a device is still missing: control runs. */
  static final Duration READY_AT_LATEST = Duration.ofSeconds(10);

  private final Outlets outlets;
  private final EventWatch events;
  private final LoweringWatch lowering;
  private final TransitionLog log = new TransitionLog();
  private final AtomicReference<@Nullable Snapshot> newest = new AtomicReference<>();
  private Controller controller;
  private @Nullable Duration modeSince;
  private Instant modeSinceWall = Instant.EPOCH;
  private boolean readyTold;

  /**
   * Where the news goes, and whose doing it is.
   *
   * @param test whether what the station does now is a self-test's doing
   */
  record Outlets(
      StationMetrics metrics,
      ServiceNotice notice,
      ResumeWriter state,
      Acknowledgements acknowledgements,
      Aggregator aggregator,
      BooleanSupplier test) {}

  Follower(Outlets outlets, Controller controller) {
    this.outlets = outlets;
    this.controller = controller;
    this.events = new EventWatch(this::event, outlets.test());
    this.lowering = new LoweringWatch(this::lowered);
  }

  /** The controller of the cycles from now on. Control thread. */
  void use(Controller next) {
    controller = next;
  }

  /** What began as a test is an event from the next cycle on. Control thread. */
  void overtaken(Overtaken event) {
    events.overtaken(event);
  }

  private void lowered(Duration took) {
    if (!outlets.test().getAsBoolean()) {
      outlets.metrics().sampleToLimits(took);
    }
  }

  /** The newest cycle; null before the first. Any thread. */
  @Nullable Snapshot newest() {
    return newest.get();
  }

  @Override
  public void append(CycleRecord cycle) {
    var tick = cycle.seen().tick();
    outlets.metrics().append(cycle);
    events.follow(cycle);
    lowering.follow(cycle);
    // Behind follow(): the answer to this cycle's plan may be here already.
    outlets
        .acknowledgements()
        .drain(answer -> {
          events.acknowledged(answer.tick(), answer.at(), tick);
          lowering.acknowledged(answer.tick(), answer.at());
        });
    var shown =
        new Snapshot(
            cycle, controller, modeSince(cycle), events.last(), outlets.test().getAsBoolean());
    newest.set(shown);
    outlets.aggregator().append(cycle);
    log.follow(cycle, shown::sentence);
    outlets.state().offer(controller.resumeFrom(cycle), tick.elapsed());
  }

  private Instant modeSince(CycleRecord cycle) {
    var since = cycle.made().next().mode().since();
    if (!since.equals(modeSince)) {
      modeSince = since;
      var tick = cycle.seen().tick();
      modeSinceWall = tick.wall().minus(tick.elapsed().minus(since));
    }
    return modeSinceWall;
  }

  private void event(Event.Step step, Event event) {
    TransitionLog.event(step, event);
    EventTold.of(step, event).ifPresent(outlets.aggregator()::event);
    var after = event.after(step);
    if (event.test()) {
      return;
    }
    if (after != null && step == Event.Step.DECIDED) {
      outlets.metrics().crossingToDecision(after);
    } else if (after != null && step == Event.Step.IN_FORCE) {
      outlets.metrics().crossingToLimits(after);
      judge(event, after);
    }
  }

  /** A service that a reload took away is no longer judged. */
  private void judge(Event event, Duration after) {
    controller.policy().services().stream()
        .filter(service -> service.id().equals(event.service()))
        .filter(service -> after.compareTo(service.terms().respondWithin()) > 0)
        .forEach(service -> outlets.metrics().reactedLate(service.id()));
  }

  /** A cycle is complete: only now the watchdog is fed. */
  void turned(ControlThread.Turn turn) {
    outlets.metrics().cycled(turn.took(), turn.late());
    outlets.notice().alive(turn.began());
    if (!readyTold) {
      tellReady(turn);
    } else if (outlets.notice().takesStatus(turn.began())) {
      outlets.notice().status(status(), turn.began());
    }
  }

  private void tellReady(ControlThread.Turn turn) {
    var missing = Readiness.missing(turn.cycle());
    if (missing.isEmpty() || turn.began().compareTo(READY_AT_LATEST) >= 0) {
      readyTold = true;
      TransitionLog.ready(missing, turn.began());
      outlets.notice().ready(status());
    }
  }

  /** One line: what the station does, or what it lacks. */
  String status() {
    var shown = newest.get();
    if (shown == null) {
      return "starting";
    }
    var missing = Readiness.missing(shown.cycle());
    return missing.isEmpty()
        ? shown.sentence()
        : String.join("; ", missing) + ". " + shown.sentence();
  }
}
