package org.swapgrid.daemon;

import java.time.Duration;
import java.util.List;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Memory;
import org.swapgrid.decision.Observation;
import org.swapgrid.decision.Policy;
import org.swapgrid.decision.Resume;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.Power;
import org.swapgrid.order.Leases;

/** The real controller in virtual time: one cycle for each reading, 50 ms apart. */
public final class Timeline {
  private static final Resume FRESH =
      new Resume(Resume.Stage.NORMAL, List.of(), Power.ZERO, Power.ZERO, 0, false);

  private final Controller controller;
  private Memory memory;
  private ChargingPlan plan = ChargingPlan.NONE;
  private long number;

  public Timeline(Policy policy) {
    controller = new Controller(policy);
    memory = controller.resume(FRESH, Fixtures.tick(0, Duration.ZERO));
  }

  public CycleRecord cycle(double hertz) {
    var now = Duration.ofMillis(50 * ++number);
    var was = memory;
    var seen =
        new Observation(
            List.of(Fixtures.sample(hertz, now)),
            Fixtures.cabinet(plan, now),
            false,
            Leases.NONE,
            Fixtures.tick(number, now));
    var made = controller.decide(was, seen);
    memory = made.next();
    plan = made.plan();
    return new CycleRecord(was, seen, made);
  }

  /** Cycles at this frequency for so long; the last one. */
  public CycleRecord hold(double hertz, Duration length) {
    var last = cycle(hertz);
    for (long left = length.toMillis() - 50; left > 0; left -= 50) {
      last = cycle(hertz);
    }
    return last;
  }
}
