package org.swapgrid.loop;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Memory;
import org.swapgrid.decision.Observation;
import org.swapgrid.decision.Resume;
import org.swapgrid.model.FrequencySample;

/**
 * The control cycle: sense, decide, act, record; in that order, once. Stepped by its caller: a
 * thread in the daemon, virtual time in a simulation. Not for use by two threads.
 */
public final class ControlLoop {
  private final Ports ports;
  private final AtomicReference<@Nullable Controller> replacement = new AtomicReference<>();
  private Controller controller;
  private Memory memory;

  public ControlLoop(Controller controller, Ports ports, Resume resume) {
    this.controller = controller;
    this.ports = ports;
    this.memory = controller.resume(resume, ports.ticks().next());
  }

  /** From the next cycle on, this controller decides. May be called by any thread. */
  public void replaceController(Controller next) {
    replacement.set(next);
  }

  /** One whole cycle. A throw is a bug, never a device's fault: the caller ends the process. */
  public CycleRecord cycle() {
    var next = replacement.getAndSet(null);
    if (next != null) {
      controller = next;
    }
    var was = memory;
    var seen = sense();
    var made = controller.decide(was, seen);
    ports.cabinet().steer(made.plan());
    memory = made.next();
    var cycle = new CycleRecord(was, seen, made);
    ports.recorder().append(cycle);
    return cycle;
  }

  private Observation sense() {
    var samples = new ArrayList<FrequencySample>(ports.meters().size());
    for (var meter : ports.meters()) {
      meter.latest().ifPresent(samples::add);
    }
    var cabinet = ports.cabinet().latest().orElse(null);
    var hold = ports.told().hold().getAsBoolean();
    var leases = ports.told().leases().get();
    return new Observation(samples, cabinet, hold, leases, ports.ticks().next());
  }
}
