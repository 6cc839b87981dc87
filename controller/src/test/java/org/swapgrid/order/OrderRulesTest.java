package org.swapgrid.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.Power;
import org.swapgrid.order.Instruction.Arm;
import org.swapgrid.order.Instruction.Disarm;
import org.swapgrid.order.Instruction.Hold;
import org.swapgrid.order.Instruction.Release;
import org.swapgrid.order.Situation.Timekeeping;
import org.swapgrid.order.Verdict.Repeated;

/** What an order must be like to be obeyed. */
final class OrderRulesTest extends Judging {
  @Test
  void aLowerOrEqualNumberOfAnotherOrderIsStale() {
    var _ = accepted(order(5, shedTo(4000)));
    refused(Refusal.STALE, order(4, new Release()));
    var sameSeq =
        new Order(
            new Order.Name("another", 5),
            List.of("ST-1"),
            order(5, new Release()).times(),
            new Release(),
            null);
    refused(Refusal.STALE, sameSeq);
    assertEquals(7, Refusal.STALE.code().orElseThrow());
  }

  @Test
  void anOrderForSomebodyElseIsRefusedAlsoWhenItRepeatsOurs() {
    var _ = accepted(order(5, shedTo(4000)));
    var times = order(5, new Hold()).times();
    var other =
        new Order(new Order.Name("o-5", 5), List.of("ST-2", "st-1"), times, new Hold(), null);
    refused(Refusal.WRONG_AUDIENCE, other);
    var group = new Order(new Order.Name("g", 6), List.of("ST-2", "ALL"), times, new Hold(), null);
    var _ = accepted(group);
  }

  @Test
  void itIsObeyedFromNotBeforeToExpiryAndNoClockMayBeTwoSecondsAhead() {
    refused(Refusal.NOT_YET, order(1, new Hold(), 0, 3, 60));
    refused(Refusal.CLOCK_SKEW, order(1, new Hold(), 3, 0, 60));
    refused(Refusal.EXPIRED, order(1, new Hold(), -60, -60, 0));
    assertEquals(254, Refusal.EXPIRED.code().orElseThrow());
    refused(Refusal.IMPOSSIBLE_TIMES, order(1, new Hold(), 0, 10, 10));
    refused(Refusal.IMPOSSIBLE_TIMES, order(1, new Hold(), 10, 0, 10));
    var _ = accepted(order(1, new Hold(), 2, 2, 60));
    var _ = accepted(order(2, new Hold(), -60, -60, 1));
  }

  @Test
  void noOrderRunsLongerThanTheSiteAllows() {
    refused(Refusal.TOO_LONG, order(1, new Hold(), 0, 0, 901));
    refused(Refusal.TOO_LONG, order(1, new Hold(), -5000, 0, 901));
    var accepted = accepted(order(1, new Hold(), 2, 2, 902));
    assertEquals(elapsed.plusSeconds(900), accepted.lease().until());
    var planned = accepted(order(2, new Hold(), -5000, 0, 900));
    assertEquals(elapsed.plusSeconds(900), planned.lease().until(), "counted from not-before");
  }

  @Test
  void withoutASetClockTheSessionsNonceIsDemanded() {
    timekeeping = new Timekeeping(false, "session-1");
    var times =
        new Order.Times(WALL.minusSeconds(5000), WALL.minusSeconds(5000), WALL.minusSeconds(4900));
    refused(Refusal.NONCE_NEEDED, order(1, shedTo(4000), times, null));
    refused(Refusal.WRONG_NONCE, order(1, shedTo(4000), times, "session-0"));
    var accepted = accepted(order(1, shedTo(4000), times, "session-1"));
    assertEquals(elapsed.plusSeconds(100), accepted.lease().until(), "its whole lifetime, no more");
    timekeeping = new Timekeeping(true, "session-1");
    refused(Refusal.WRONG_NONCE, order(2, shedTo(4000), order(2, new Hold()).times(), "session-0"));
    refused(Refusal.EXPIRED, order(2, shedTo(4000), times, "session-1"));
  }

  @Test
  void thePowerIsClippedToTheSitesBoundsAndTheClippedValueIsSaid() {
    var low = accepted(order(1, shedTo(0)));
    assertEquals(new Power(1500), low.power());
    assertTrue(low.clipped());
    assertEquals(shedTo(1500), low.lease().instruction());
    var high = accepted(order(2, cap(200_000)));
    assertEquals(new Power(15_000), high.power());
    assertTrue(high.clipped());
    var exact = accepted(order(3, cap(15_000)));
    assertFalse(exact.clipped());
  }

  @Test
  void aPowerThatNoStationCanHaveIsRefused() {
    refused(Refusal.IMPOSSIBLE_POWER, order(1, shedTo(-1)));
    refused(Refusal.IMPOSSIBLE_POWER, order(1, cap(1_000_001)));
    refused(Refusal.IMPOSSIBLE_POWER, order(1, cap(Long.MAX_VALUE)));
    var _ = accepted(order(1, cap(1_000_000)));
  }

  @Test
  void anOrderAgainstTheLocalFrequencyIsRefused() {
    var _ = accepted(order(1, shedTo(4000)));
    bounds = LOW;
    refused(Refusal.AGAINST_FREQUENCY, order(2, new Release()));
    refused(Refusal.AGAINST_FREQUENCY, order(2, new Disarm(SPINNING)));
    refused(Refusal.AGAINST_FREQUENCY, order(2, cap(4001)));
    refused(Refusal.AGAINST_FREQUENCY, order(2, shedTo(5000)));
    assertEquals(252, Refusal.AGAINST_FREQUENCY.code().orElseThrow());
    var _ = accepted(order(2, shedTo(3000)));
    var _ = accepted(order(3, new Hold()));
    elapsed = elapsed.plusSeconds(61);
    var _ = accepted(order(4, cap(5000), 60, 60, 120));
    bounds = CALM;
    elapsed = elapsed.plusSeconds(61);
    var _ = accepted(order(5, new Release(), 120, 120, 180));
  }

  @Test
  void withNothingRunningALowFrequencyForbidsNoLimit() {
    bounds = LOW;
    var _ = accepted(order(1, cap(5000)));
    elapsed = elapsed.plusSeconds(60);
    var _ = accepted(order(2, cap(6000), 60, 60, 120));
    var _ = accepted(order(3, new Arm(SPINNING), 60, 60, 120));
  }

  @Test
  void noMoreOrdersAreObeyedInAMinuteThanTheSiteAllows() {
    for (int seq = 1; seq <= 3; seq++) {
      var _ = accepted(order(seq, new Hold()));
      elapsed = elapsed.plusSeconds(1);
    }
    refused(Refusal.RATE, order(4, shedTo(0)));
    assertTrue(Refusal.RATE.code().isEmpty());
    assertInstanceOf(Repeated.class, judge(order(3, new Hold())).verdict());
    elapsed = Duration.ofSeconds(160);
    var _ = accepted(order(4, shedTo(0), 60, 60, 70));
    refused(Refusal.RATE, order(5, shedTo(0), 60, 60, 70));
    elapsed = Duration.ofSeconds(161);
    var _ = accepted(order(5, shedTo(0), 60, 60, 70));
  }

  @Test
  void onlyDispatchableServicesMayBeDisarmed() {
    refused(Refusal.NOT_DISPATCHABLE, order(1, new Disarm(SREG)));
    refused(Refusal.NOT_DISPATCHABLE, order(1, new Arm(SREG)));
    var accepted = accepted(order(1, new Disarm(SPINNING)));
    assertNull(accepted.power());
    assertTrue(ledger.leases().disarms(SPINNING, elapsed));
    assertFalse(ledger.leases().disarms(SREG, elapsed));
    assertFalse(ledger.leases().disarms(SPINNING, elapsed.plusSeconds(60)));
  }

  @Test
  void aReceiptIsHeededInItsTimeAndForItsStationAlone() {
    var fresh = order(0, new Hold()).times();
    var old = order(0, new Hold(), -60, -60, 0).times();
    assertNull(RULES.unheard(List.of("ST-1"), fresh, now()));
    assertEquals(Refusal.WRONG_AUDIENCE, RULES.unheard(List.of("ST-2"), fresh, now()));
    assertEquals(Refusal.EXPIRED, RULES.unheard(List.of("ST-1"), old, now()));
    timekeeping = new Timekeeping(false, "session-1");
    assertNull(RULES.unheard(List.of("ST-1"), old, now()));
  }

  @Test
  void rulesThatCannotWorkAreRefused() {
    var minute = Duration.ofMinutes(1);
    var names = Set.of("ST-1");
    var _ = new OrderRules(names, minute, 1, Set.of());
    assertThrows(
        IllegalArgumentException.class, () -> new OrderRules(Set.of(), minute, 1, Set.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new OrderRules(names, Duration.ZERO, 1, Set.of()));
    assertThrows(IllegalArgumentException.class, () -> new OrderRules(names, minute, 0, Set.of()));
  }
}
