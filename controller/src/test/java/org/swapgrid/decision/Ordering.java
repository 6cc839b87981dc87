package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import java.util.List;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.decision.Mode.Waiting.Part;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Instruction;
import org.swapgrid.order.Instruction.Cap;
import org.swapgrid.order.Instruction.Disarm;
import org.swapgrid.order.Instruction.ShedTo;
import org.swapgrid.order.Lease;
import org.swapgrid.order.Leases;
import org.swapgrid.order.Order;

/** Orders for the bench, and the way back from them. */
final class Ordering {
  static final Duration SECOND = Duration.ofSeconds(1);
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final Duration HOUR = Duration.ofHours(1);

  private Ordering() {}

  static Bench running() {
    return Bench.running(Policies.of(sreg()), 12);
  }

  private static Lease lease(Bench bench, Instruction instruction, Duration length) {
    return new Lease(new Order.Name("o-7", 7), instruction, bench.now.plus(length));
  }

  static void order(Bench bench, Instruction instruction, Duration length) {
    bench.leases = new Leases(lease(bench, instruction, length), bench.leases.disarmed());
  }

  static void disarm(Bench bench, ServiceId service, Duration length) {
    bench.leases =
        new Leases(bench.leases.power(), List.of(lease(bench, new Disarm(service), length)));
  }

  static ShedTo shedTo(long watts) {
    return new ShedTo(new Power(watts));
  }

  static Cap cap(long watts) {
    return new Cap(new Power(watts));
  }

  static void untilRestoring(Bench bench) {
    while (!(bench.mode() instanceof Restoring)) {
      assertInstanceOf(Waiting.class, bench.mode());
      bench.at(60.0, Bench.POLL);
    }
  }

  static void comesBackByRandomDelayAndRamp(Bench bench) {
    var waiting = assertInstanceOf(Waiting.class, bench.mode());
    assertEquals(Part.RANDOM_DELAY, waiting.part());
    var delay = Lot.draw(bench.controller.policy(), bench.memory.budget().events());
    assertEquals(delay, waiting.until().minus(waiting.since()));
    long before = bench.limit();
    while (bench.mode() instanceof Waiting) {
      assertEquals(before, bench.limit(), "nothing rises in the delay");
      bench.at(60.0, Bench.POLL);
    }
    assertInstanceOf(Restoring.class, bench.mode());
    before = bench.view().balance().allowed().watts();
    for (int seconds = 1; seconds <= 20; seconds++) {
      bench.at(60.0, SECOND);
      assertTrue(bench.limit() <= before + 120L * (seconds + 1), "above the ramp");
    }
    bench.at(60.0, Duration.ofMinutes(10));
    assertInstanceOf(Normal.class, bench.mode());
  }
}
