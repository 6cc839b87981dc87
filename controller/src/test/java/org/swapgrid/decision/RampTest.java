package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Bound.Limits;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.model.Cause;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;

final class RampTest {
  private static final Duration ANCHOR = Duration.ofSeconds(10);

  private static Ramp ramp(long from, long cap, long recovered) {
    return new Ramp(ANCHOR, new Power(from), new Power(cap), Duration.ofSeconds(recovered), 100);
  }

  private static void allows(long watts, Ramp ramp, long second) {
    assertEquals(new Power(watts), ramp.allowed(Duration.ofSeconds(second)), "at " + second + " s");
  }

  @Test
  void itRisesToThePowerBeforeAndBehindTheWindowGoesOnFromThere() {
    var ramp = ramp(2000, 10_000, 310);
    allows(2000, ramp, 10);
    allows(3000, ramp, 20);
    allows(10_000, ramp, 90);
    allows(10_000, ramp, 310);
    allows(10_100, ramp, 311);
  }

  @Test
  void aWindowThatIsOverOnTheWayUpLetsItGoOnWithoutAHaltOrALeap() {
    var ramp = ramp(2000, 10_000, 40);
    allows(9900, ramp, 89);
    allows(10_000, ramp, 90);
    allows(10_100, ramp, 91);
  }

  @Test
  void whatWasAllowedAboveThePowerBeforeStandsThroughTheWindow() {
    var ramp = ramp(3000, 2000, 40);
    allows(3000, ramp, 40);
    allows(3100, ramp, 41);
  }

  private static Bound in(Ramp ramp, Duration now) {
    var connection = new Bound(new Power(100_000), Cause.of(Reason.CONNECTION));
    return Bound.in(new Restoring(ANCHOR, ramp), new Limits(Power.ZERO, connection, now));
  }

  private static Bound bound(long watts, Reason reason) {
    return new Bound(new Power(watts), Cause.of(reason));
  }

  @Test
  void itClimbsInWholeStepsNeverBelowWhereItBeganAndEndsOnThePowerBeforeToTheWatt() {
    var ramp = ramp(2050, 9675, 310);
    assertEquals(bound(2050, Reason.RAMP), in(ramp, ANCHOR));
    assertEquals(bound(2200, Reason.RAMP), in(ramp, ANCHOR.plusMillis(1990)));
    assertEquals(bound(2300, Reason.RAMP), in(ramp, ANCHOR.plusMillis(2500)));
    assertEquals(bound(9675, Reason.RECOVERY), in(ramp, ANCHOR.plusSeconds(100)));
  }
}
