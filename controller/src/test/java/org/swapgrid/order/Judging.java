package org.swapgrid.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.Tick;
import org.swapgrid.order.Instruction.Cap;
import org.swapgrid.order.Instruction.ShedTo;
import org.swapgrid.order.Situation.Timekeeping;
import org.swapgrid.order.Verdict.Accepted;
import org.swapgrid.order.Verdict.Refused;

/** Orders, a ledger of those that were, and the rules between. */
class Judging {
  static final Instant WALL = Instant.parse("2026-04-03T00:00:00Z");
  static final ServiceId SPINNING = new ServiceId("tw-spinning");
  static final ServiceId SUPPLEMENTAL = new ServiceId("tw-supplemental");
  static final ServiceId SREG = new ServiceId("tw-sreg");
  static final Bounds CALM = new Bounds(new Power(1500), new Power(15_000), false);
  static final Bounds LOW = new Bounds(new Power(1500), new Power(15_000), true);
  static final OrderRules RULES =
      new OrderRules(
          Set.of("ST-1", "ALL"), Duration.ofMinutes(15), 3, Set.of(SPINNING, SUPPLEMENTAL));

  Ledger ledger = Ledger.after(-1);
  Duration elapsed = Duration.ofSeconds(100);
  Bounds bounds = CALM;
  Timekeeping timekeeping = new Timekeeping(true, "session-1");

  static ShedTo shedTo(long watts) {
    return new ShedTo(new Power(watts));
  }

  static Cap cap(long watts) {
    return new Cap(new Power(watts));
  }

  static Order order(long seq, Instruction instruction) {
    return order(seq, instruction, 0, 0, 60);
  }

  /** Times in seconds from {@link #WALL}. */
  static Order order(long seq, Instruction instruction, long iat, long nbf, long exp) {
    var times =
        new Order.Times(WALL.plusSeconds(iat), WALL.plusSeconds(nbf), WALL.plusSeconds(exp));
    return order(seq, instruction, times, null);
  }

  static Order order(long seq, Instruction instruction, Order.Times times, @Nullable String nonce) {
    return new Order(new Order.Name("o-" + seq, seq), List.of("ST-1"), times, instruction, nonce);
  }

  Situation now() {
    var wall = WALL.plus(elapsed).minusSeconds(100);
    return new Situation(new Tick(1, elapsed, wall), timekeeping, bounds);
  }

  Judgement judge(Order order) {
    var judgement = RULES.judge(ledger, order, now());
    ledger = judgement.next();
    return judgement;
  }

  Accepted accepted(Order order) {
    return assertInstanceOf(Accepted.class, judge(order).verdict());
  }

  void refused(Refusal why, Order order) {
    var before = ledger;
    var verdict = judge(order).verdict();
    assertEquals(why, assertInstanceOf(Refused.class, verdict).why());
    assertSame(before, ledger, "a refused order leaves no trace");
    assertEquals(why.code(), verdict.code());
    assertFalse(why.words().isEmpty());
  }
}
