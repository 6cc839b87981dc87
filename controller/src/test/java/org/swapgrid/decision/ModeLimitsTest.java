package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.swapgrid.decision.Ordering.HOUR;
import static org.swapgrid.decision.Ordering.SECOND;
import static org.swapgrid.decision.Ordering.cap;
import static org.swapgrid.decision.Ordering.order;
import static org.swapgrid.decision.Ordering.running;
import static org.swapgrid.decision.Ordering.shedTo;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.CarryingOn;
import org.swapgrid.decision.Mode.Ordered;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.decision.Mode.Waiting.Part;

final class ModeLimitsTest {
  /** In the random delay, which ends then. */
  private static Bench waiting(Bench bench, Duration until) {
    var was = bench.memory;
    var wait = new Waiting(Duration.ZERO, until, Part.RANDOM_DELAY);
    bench.memory = new Memory(wait, was.sight(), was.services(), was.budget(), was.bays());
    bench.at(60.0, Bench.POLL);
    return bench;
  }

  @Test
  void aWaitIsOverWhenItsTimeHasComeAndNotBefore() {
    var bench = running();
    assertInstanceOf(Restoring.class, waiting(bench, bench.now).mode());
    bench = running();
    assertInstanceOf(Waiting.class, waiting(bench, bench.now.plusNanos(1)).mode());
  }

  private static void isInTheReleaseWait(Bench bench) {
    assertEquals(Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
  }

  @Test
  void anOrderDoesNotShortenTheWayBackFromAClaimThatLeftInAReload() {
    var bench = running();
    bench.at(59.5, SECOND);
    assertInstanceOf(Shedding.class, bench.mode());
    order(bench, shedTo(3000), HOUR);
    bench.controller = new Controller(Policies.of());
    bench.at(60.0, Bench.POLL);
    isInTheReleaseWait(bench);
    assertEquals(0, bench.limit());
  }

  @Test
  void anOrderDoesNotShortenTheWayBackOfAStationThatSeesAgain() {
    var bench = running();
    order(bench, shedTo(3000), HOUR);
    bench.at(60.0, SECOND);
    bench.silent(SECOND.multipliedBy(5));
    bench.at(60.0, Bench.POLL);
    isInTheReleaseWait(bench);
  }

  @Test
  void anOrderThatKeepsNothingBackLeavesTheLocalRampAsItIs() {
    var bench = running();
    bench.at(59.5, SECOND);
    bench.silent(Duration.ofSeconds(170));
    var ramp = assertInstanceOf(CarryingOn.class, bench.mode()).ramp();
    order(bench, cap(50_000), HOUR);
    bench.at(60.0, Bench.POLL);
    assertEquals(ramp, assertInstanceOf(Restoring.class, bench.mode()).ramp());
  }

  @Test
  void anOrderCountsAsOneEventHoweverLongItRuns() {
    var bench = running();
    long before = bench.memory.budget().events();
    order(bench, shedTo(3000), HOUR);
    bench.at(60.0, SECOND.multipliedBy(5));
    assertInstanceOf(Ordered.class, bench.mode());
    assertEquals(before + 1, bench.memory.budget().events());
  }
}
