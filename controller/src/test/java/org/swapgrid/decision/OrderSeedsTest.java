package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.dreg;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Ordered;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.model.Power;
import org.swapgrid.order.Instruction;
import org.swapgrid.order.Instruction.Cap;
import org.swapgrid.order.Instruction.Hold;
import org.swapgrid.order.Instruction.ShedTo;
import org.swapgrid.order.Lease;
import org.swapgrid.order.Leases;
import org.swapgrid.order.Order;

/** Any order at any moment, with dips and blindness between them; then calm. */
final class OrderSeedsTest {
  /** 12 kW in 100 s, by a cycle of 50 ms; the ramp is rounded to 100 W. */
  private static final long STEP = 6 + 100;

  private static final long RATING = 12_000;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 12);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noOrderMakesThePowerLeapUp(long seed) {
    var random = new SplittableRandom(seed);
    var bench = Bench.running(Policies.of(sreg()), 12);
    for (int i = 0; i < 60; i++) {
      var what = random.nextInt(10);
      if (what < 6) {
        bench.leases = leases(random, bench.now, i);
      } else if (what == 6) {
        bench.leases = Leases.NONE;
      }
      go(bench, random, what);
    }
    bench.leases = Leases.NONE;
    for (int s = 0; s < 14 * 60 * 20; s++) {
      step(bench, 60.0);
    }
    assertInstanceOf(Normal.class, bench.mode(), "not back at the deadline");
  }

  private static void go(Bench bench, SplittableRandom random, int what) {
    double hertz = what == 7 ? 59.6 : what == 8 ? 59.9 : 60.0;
    int cycles = random.nextInt(1, 600);
    for (int c = 0; c < cycles; c++) {
      step(bench, what == 9 && c > 20 ? Double.NaN : hertz);
    }
  }

  private static void step(Bench bench, double hertz) {
    long before = allowed(bench);
    var was = bench.mode();
    if (Double.isNaN(hertz)) {
      bench.silent(Bench.POLL);
    } else {
      bench.at(hertz, Bench.POLL);
    }
    long allowed = allowed(bench);
    assertTrue(
        allowed <= before + STEP,
        () ->
            bench.now + ": " + before + " -> " + allowed + " from " + was + " in " + bench.mode());
    assertTrue(bench.limit() <= allowed, bench.now + ": more than allowed");
    if (bench.mode() instanceof Shedding) {
      assertTrue(bench.limit() == 0, "local frequency first");
    }
    var lease = bench.leases.powerAt(bench.last.seen().tick().elapsed());
    if (lease != null && !(lease.instruction() instanceof Hold)) {
      assertTrue(bench.limit() <= most(lease), "the order is kept in " + bench.mode());
    }
    assertTrue(lease != null || !(bench.mode() instanceof Ordered), "an order nobody gave");
  }

  private static long allowed(Bench bench) {
    return Math.min(RATING, bench.view().balance().allowed().watts());
  }

  private static long most(Lease lease) {
    return switch (lease.instruction()) {
      case ShedTo(var most) -> most.watts();
      case Cap(var most) -> most.watts();
      default -> Long.MAX_VALUE;
    };
  }

  private static Leases leases(SplittableRandom random, Duration now, int number) {
    var power = new Power(random.nextInt(16_000));
    Instruction instruction =
        switch (random.nextInt(3)) {
          case 0 -> new ShedTo(power);
          case 1 -> new Cap(power);
          default -> new Hold();
        };
    var until = now.plusMillis(random.nextInt(1, 60_000));
    return new Leases(
        new Lease(new Order.Name("o" + number, number), instruction, until), List.of());
  }

  /** A droop follows the frequency both ways, an order or none; its cap is kept all the same. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aCapIsKeptWhateverTheDroopDoes(long seed) {
    var random = new SplittableRandom(seed);
    var bench = Bench.running(Policies.of(dreg(new Power(6000), new Power(5000))), 12);
    for (int i = 0; i < 40; i++) {
      bench.leases = leases(random, bench.now, i);
      double hertz = 59.7 + random.nextDouble(0.6);
      int cycles = random.nextInt(1, 200);
      for (int c = 0; c < cycles; c++) {
        bench.at(hertz, Bench.POLL);
        var lease = bench.leases.powerAt(bench.last.seen().tick().elapsed());
        assertTrue(lease == null || bench.limit() <= most(lease), "above the order");
      }
    }
  }
}
