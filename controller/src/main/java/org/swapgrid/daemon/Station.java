package org.swapgrid.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.remote.Aggregator;
import org.swapgrid.daemon.remote.StationSight;
import org.swapgrid.daemon.selftest.SelfTest;
import org.swapgrid.daemon.systemd.ServiceNotice;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Policy;
import org.swapgrid.decision.Resume;
import org.swapgrid.journal.ResumeWriter;
import org.swapgrid.loop.Cabinet;
import org.swapgrid.loop.ControlLoop;
import org.swapgrid.loop.Ports;
import org.swapgrid.loop.Told;
import org.swapgrid.metrics.StationMetrics;
import org.swapgrid.metrics.UplinkMetrics;
import org.swapgrid.model.MeterId;
import org.swapgrid.service.GridService;

/** The wired station: devices, loop, control thread, and those who follow it. */
final class Station {
  private static final Duration LAST_CYCLE = Duration.ofMillis(500);
  private static final Duration LAST_ANSWER = Duration.ofSeconds(1);

  private final StationClock clock;
  private final boolean dryRun;
  private final Hold hold;
  private final StationMetrics metrics;
  private final Acknowledgements acknowledgements = new Acknowledgements();
  private final Devices devices;
  private final Cabinet cabinet;
  private final ResumeWriter state;
  private final Aggregator aggregator;
  private final Follower follower;
  private final EventRecorder events;
  private final SelfTest selfTest;
  private final ControlLoop loop;
  private final ControlThread control;
  private final AtomicReference<@Nullable Controller> replacement = new AtomicReference<>();
  private final CompletableFuture<Throwable> death = new CompletableFuture<>();
  private Controller ruling;
  private boolean fallBackTold;

  /** What it is made of. */
  record Parts(
      Identity identity,
      StationClock clock,
      Devices.Maker devices,
      ServiceNotice notice,
      ResumeWriter state,
      EventRecorder events,
      BiFunction<StationSight, UplinkMetrics, Aggregator> aggregator) {}

  Station(Parts parts, Policy policy, Resume resume) {
    clock = parts.clock();
    dryRun = parts.identity().dryRun();
    state = parts.state();
    hold = new Hold(resume.hold(), this::isOnDisk, this::wake);
    selfTest = new SelfTest(dryRun);
    metrics = metrics(parts.identity().version());
    events = parts.events();
    metrics.watchRecorder(events::dropped);
    var news = events.listening(new DeviceNews(metrics.devices(), acknowledgements));
    devices = parts.devices().make(clock::elapsed, this::wake, news);
    cabinet = dryRun ? new DryCabinet(devices.cabinet()) : devices.cabinet();
    var sights = new Sights(this::newest, clock);
    aggregator = parts.aggregator().apply(sights, metrics.uplink());
    ruling = new Controller(policy);
    follower = new Follower(outlets(parts.notice()), ruling);
    var told = new Told(hold::held, aggregator::leases);
    var meters = devices.meters().stream().map(selfTest::of).toList();
    var ports = new Ports(meters, cabinet, told, this::follow, clock);
    events.outbox(aggregator::record);
    events.testing(selfTest::isRunning);
    loop = new ControlLoop(ruling, ports, resume);
    control = new ControlThread(this::cycle, clock::elapsed, this::turned, death::complete);
    expect(policy);
  }

  private Follower.Outlets outlets(ServiceNotice notice) {
    return new Follower.Outlets(
        metrics, notice, state, acknowledgements, aggregator, selfTest::isRunning);
  }

  private StationMetrics metrics(String version) {
    return new StationMetrics(
        new StationMetrics.Program(
            version,
            clock.started(),
            () -> missing().isEmpty(),
            () -> hold.held(),
            selfTest::isRunning));
  }

  private void expect(Policy policy) {
    var meters = policy.gate().meters().stream().map(Policy.MeterTrust::meter).toList();
    var services = policy.services().stream().map(GridService::id).toList();
    var names = new ArrayList<>(meters.stream().map(MeterId::name).toList());
    names.add("cabinet");
    metrics.expect(meters, services, names);
  }

  /** Begins to sense, to decide and to steer. */
  void start() {
    state.start();
    events.start();
    devices.start();
    control.start();
    aggregator.start();
  }

  private void follow(CycleRecord cycle) {
    boolean tested = selfTest.isRunning();
    var event = selfTest.follow(ruling, cycle);
    if (event != null) {
      follower.overtaken(event);
      events.overtaken(event.crossing());
    }
    var report = selfTest.newest();
    if (tested && !selfTest.isRunning() && report != null) {
      TransitionLog.tested(report);
      metrics.selfTested(report.verdict().words());
    }
    follower.append(cycle);
    events.append(cycle);
  }

  private CycleRecord cycle() {
    var next = replacement.getAndSet(null);
    if (next != null) {
      loop.replaceController(next);
      ruling = next;
      follower.use(next);
      events.rule(next.policy());
    }
    return loop.cycle();
  }

  private void turned(ControlThread.Turn turn) {
    follower.turned(turn);
    if (!fallBackTold) {
      devices.fallBack().ifPresent(this::tell);
    }
  }

  private void tell(Devices.FallBack setting) {
    fallBackTold = true;
    TransitionLog.fallBack(setting);
  }

  private void wake() {
    control.wake();
  }

  /** From the next cycle on this policy holds. */
  void usePolicy(Policy policy) {
    replacement.set(new Controller(policy));
    expect(policy);
  }

  /** Completed by a throw out of a cycle: nobody decides any more. */
  CompletableFuture<Throwable> death() {
    return death;
  }

  Aggregator aggregator() {
    return aggregator;
  }

  StationMetrics metrics() {
    return metrics;
  }

  /** The newest records. */
  PastEvents past() {
    return events.past();
  }

  Hold hold() {
    return hold;
  }

  SelfTest selfTest() {
    return selfTest;
  }

  @Nullable Snapshot newest() {
    return follower.newest();
  }

  /** One line: what the station does, or what it lacks. */
  String sentence() {
    return follower.status();
  }

  /** What the station lacks to be ready. */
  List<String> missing() {
    var shown = newest();
    return shown == null ? List.of("the first cycle") : Readiness.missing(shown.cycle());
  }

  /** Whether a cycle ran within the last second. */
  boolean ticks() {
    var shown = newest();
    if (shown == null) {
      return false;
    }
    var age = clock.elapsed().minus(shown.cycle().seen().tick().elapsed());
    return age.compareTo(Duration.ofSeconds(1)) < 0;
  }

  private boolean isOnDisk(boolean held) {
    var durable = state.durable();
    return durable != null && durable.hold() == held;
  }

  /**
   * Stops deciding, hands the cabinet the safe setting, waits a second at most for its
   * acknowledgement, and ends everything.
   */
  void stop() throws InterruptedException {
    boolean ended = control.stop(LAST_CYCLE);
    var shown = newest();
    if (ended && !dryRun && shown != null && !shown.cycle().made().plan().limits().isEmpty()) {
      handOver(shown);
    }
    events.close(); // first: what it ends now goes to the aggregator too
    aggregator.stop();
    state.close();
    devices.close();
  }

  private void handOver(Snapshot shown) {
    var last = shown.cycle().made().plan();
    var safe = SafeSetting.of(last, cabinet.latest().orElse(null), clock.next().number());
    boolean acknowledged = devices.farewell(safe, LAST_ANSWER);
    var then = devices.fallBack().map(Devices.FallBack::words).orElse("not known");
    TransitionLog.stopped(safe.total(), acknowledged, then);
  }
}
