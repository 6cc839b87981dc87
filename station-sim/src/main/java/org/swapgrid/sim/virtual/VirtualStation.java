package org.swapgrid.sim.virtual;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Policy;
import org.swapgrid.decision.Resume;
import org.swapgrid.loop.ControlLoop;
import org.swapgrid.loop.Ports;
import org.swapgrid.loop.Told;
import org.swapgrid.order.Leases;
import org.swapgrid.sim.site.Disturbance;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.SiteSettings;

/**
 * A station with its controller under virtual time. Meters and cabinet are asked, and the
 * controller decides, once a step. Same arguments, same trace.
 */
public final class VirtualStation {
  private static final long CABINET_POLL_NANOS = 500_000_000;

  private final Controller controller;
  private final long stepNanos;
  private final Site site;
  private final VirtualClock clock = new VirtualClock();
  private final List<VirtualMeter> meters = new ArrayList<>();
  private final VirtualCabinet cabinet;
  private @Nullable ControlLoop loop;
  private Resume durable;
  private boolean hold;
  private Leases leases = Leases.NONE;
  private long cabinetPolledAt;

  /**
   * A station whose controller starts at once.
   *
   * @param settings the site, with a meter for each that the policy trusts, in the same order
   * @param step from one poll and decision to the next
   * @param before what the controller finds on its disk
   */
  public VirtualStation(
      SiteSettings settings, Scenario scenario, Policy policy, Duration step, Resume before) {
    this.controller = new Controller(policy);
    this.stepNanos = step.toNanos();
    this.site = new Site(settings, scenario);
    this.cabinet = new VirtualCabinet(site, clock);
    this.durable = before;
    var trusted = policy.gate().meters();
    if (trusted.size() != site.meters().size()) {
      throw new IllegalArgumentException("the policy trusts " + trusted.size() + " meters");
    }
    for (int i = 0; i < trusted.size(); i++) {
      meters.add(new VirtualMeter(trusted.get(i).meter(), site.meters().get(i), clock));
    }
    start();
  }

  /** The site, to look at and to disturb. */
  public Site site() {
    return site;
  }

  /** Something happens to the site now. */
  public void disturb(Disturbance what) {
    site.disturb(what);
  }

  /** A technician holds the station, or lets go. */
  public void hold(boolean held) {
    hold = held;
  }

  /** The aggregator's accepted orders from now on; deadlines count from the controller's start. */
  public void order(Leases accepted) {
    leases = accepted;
  }

  /** The controller's process dies at once. What it last made durable remains. */
  public void kill() {
    loop = null;
    leases = Leases.NONE;
    meters.forEach(VirtualMeter::forget);
    cabinet.forget();
  }

  /** What the controller would find on its disk. */
  public Resume durable() {
    return durable;
  }

  /** The disk now holds something else, or nothing. */
  public void replaceDurable(Resume other) {
    durable = other;
  }

  /** The controller's process starts again. */
  public void start() {
    clock.restart();
    var told = new Told(() -> hold, () -> leases);
    var ports = new Ports(List.copyOf(meters), cabinet, told, _ -> {}, clock);
    loop = new ControlLoop(controller, ports, durable);
  }

  /** Lets time pass; every step is in the trace. */
  public List<Moment> run(Duration time) {
    var trace = new ArrayList<Moment>();
    var end = clock.nanos() + time.toNanos();
    while (clock.nanos() < end) {
      trace.add(step());
    }
    return trace;
  }

  private Moment step() {
    clock.moveTo(clock.nanos() + stepNanos);
    site.advanceTo(clock.nanos());
    var cycle = loop == null ? null : control(loop);
    return new Moment(Duration.ofNanos(clock.nanos()), site.status(), cycle);
  }

  private CycleRecord control(ControlLoop running) {
    meters.forEach(VirtualMeter::poll);
    if (clock.nanos() - cabinetPolledAt >= CABINET_POLL_NANOS) {
      cabinetPolledAt = clock.nanos();
      cabinet.poll();
    }
    var cycle = running.cycle();
    durable = controller.resumeFrom(cycle);
    cabinet.work();
    return cycle;
  }
}
