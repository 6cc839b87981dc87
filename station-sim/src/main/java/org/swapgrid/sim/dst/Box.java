package org.swapgrid.sim.dst;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Resume;
import org.swapgrid.loop.ControlLoop;
import org.swapgrid.loop.Ports;
import org.swapgrid.loop.Told;
import org.swapgrid.model.Power;
import org.swapgrid.order.Leases;

/** The box at the station: a process that can die between any two of its acts, and its disk. */
final class Box {
  private static final Resume PEACE =
      new Resume(Resume.Stage.NORMAL, List.of(), new Power(100_000), Power.ZERO, 0, false);

  /** After which of its acts the process dies. */
  enum Act {
    NONE,
    SENSED,
    DECIDED,
    KEPT,
    SENT
  }

  private final World world;
  private final Controller controller;
  private final StateDisk state;
  private @Nullable ControlLoop loop;
  private @Nullable CycleRecord newest;
  private Resume decided = PEACE;
  private Act dies = Act.NONE;
  private boolean isBootLost;
  private boolean hold;
  private boolean isDiskFull;
  private long hadRoomAt = Long.MIN_VALUE / 2;
  private long began;

  Box(World world) {
    this.world = world;
    this.controller = new Controller(world.setting().policy());
    this.state = new ModelState(PEACE);
  }

  boolean isAlive() {
    return loop != null;
  }

  /** When the present process began, in nanoseconds of the simulation. */
  long began() {
    return began;
  }

  StateDisk state() {
    return state;
  }

  /** The disk is full, or has room again. */
  void full(boolean isFull) {
    state.full(isFull);
    isDiskFull = isFull;
    hadRoomAt = world.time().nanos();
    var link = world.link();
    if (link != null) {
      link.full(isFull);
    }
  }

  /** How long the disk has had room, in seconds. */
  double diskGoodFor() {
    return isDiskFull ? 0 : (world.time().nanos() - hadRoomAt) / 1e9;
  }

  void hold(boolean held) {
    hold = held;
  }

  boolean isHeld() {
    return hold;
  }

  /** The process dies in its next round, after this act; with it, maybe, the whole box. */
  void die(Act after, boolean withBox) {
    dies = after;
    isBootLost |= withBox;
  }

  void start() {
    if (isAlive()) {
      return;
    }
    var found = state.read();
    boolean isLost = found == null || (isBootLost && found.stage() == Resume.Stage.NORMAL);
    boolean isStale = found != null && !found.equals(decided);
    var resume = found == null ? Resume.UNKNOWN : isBootLost ? found.afterBoot() : found;
    isBootLost = false;
    dies = Act.NONE;
    world.time().restart();
    began = world.time().nanos();
    var told = new Told(() -> hold, this::leases);
    var ports =
        new Ports(List.copyOf(world.meters()), world.cabinet(), told, _ -> {}, world.time());
    loop = new ControlLoop(controller, ports, resume);
    if (began > 0) {
      world.witness().started(isLost, isStale, isPeace(resume));
    }
    var link = world.link();
    if (link != null) {
      link.start();
    }
    world.trace().line(began, "the process starts: " + resume.stage());
  }

  /** Nothing was held back, whether or not a technician held the station there. */
  private boolean isPeace(Resume resume) {
    boolean isWhole = resume.allowed().watts() >= world.setting().rating();
    return resume.stage() == Resume.Stage.NORMAL || (resume.hold() && isWhole);
  }

  private Leases leases() {
    var link = world.link();
    return link == null ? Leases.NONE : link.leases();
  }

  private void talk() {
    var link = world.link();
    var cycle = newest;
    if (link != null) {
      link.step(cycle, cycle == null ? null : controller.bounds(cycle));
    }
  }

  void step() {
    var running = loop;
    if (running == null) {
      return;
    }
    world.meters().forEach(ProbedMeter::poll);
    world.witness().heard();
    world.cabinet().sense();
    if (isDeadAfter(Act.SENSED)) {
      return;
    }
    talk();
    var cycle = running.cycle();
    newest = cycle;
    decided = controller.resumeFrom(cycle);
    if (isDeadAfter(Act.DECIDED)) {
      return;
    }
    keep();
    if (isDeadAfter(Act.KEPT)) {
      return;
    }
    world.cabinet().act();
    var _ = isDeadAfter(Act.SENT);
  }

  private void keep() {
    if (!decided.equals(state.read())) {
      var _ = state.write(decided);
    }
  }

  private boolean isDeadAfter(Act act) {
    if (dies != act) {
      return false;
    }
    if (act == Act.DECIDED) {
      state.tear(decided);
    }
    dies = Act.NONE;
    loop = null;
    newest = null;
    world.meters().forEach(ProbedMeter::forget);
    world.cabinet().forget();
    var link = world.link();
    if (link != null) {
      link.die();
    }
    world.trace().line(world.time().nanos(), "the process is dead");
    return true;
  }

  /** What is reported as delivered now, in watts; -1 where nothing is reported. */
  long delivered() {
    var cycle = newest;
    return cycle == null ? -1 : cycle.made().view().balance().delivered().watts();
  }

  /** For the trace: what the controller says it does. */
  String words() {
    var cycle = newest;
    return cycle == null
        ? "dead"
        : cycle.made().next().mode().getClass().getSimpleName()
            + " "
            + cycle.made().view().balance().allowed().watts()
            + " W";
  }
}
