package org.swapgrid.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.Power;
import org.swapgrid.order.Instruction.Arm;
import org.swapgrid.order.Instruction.Disarm;
import org.swapgrid.order.Instruction.Release;
import org.swapgrid.order.Verdict.Ended;
import org.swapgrid.order.Verdict.Ending;
import org.swapgrid.order.Verdict.Repeated;

/** What becomes of an order that is obeyed. */
final class LedgerTest extends Judging {
  @Test
  void anAcceptedOrderIsALeaseOnTheMonotonicClock() {
    elapsed = Duration.ofSeconds(110);
    var accepted = accepted(order(5, shedTo(4000)));
    assertEquals(new Power(4000), accepted.power());
    assertFalse(accepted.clipped());
    assertEquals(2, accepted.code().orElseThrow());
    assertEquals(Duration.ofSeconds(160), accepted.lease().until());
    assertEquals(accepted.lease(), ledger.leases().powerAt(Duration.ofSeconds(159)));
    assertNull(ledger.leases().powerAt(Duration.ofSeconds(160)), "it runs out by itself");
    assertEquals(5, ledger.seq());
  }

  @Test
  void theSameOrderSaidAgainExtendsNothing() {
    var first = accepted(order(5, shedTo(4000)));
    var before = ledger;
    elapsed = elapsed.plusSeconds(30);
    var again = judge(order(5, shedTo(1000), 30, 30, 600));
    assertEquals(first, assertInstanceOf(Repeated.class, again.verdict()).first());
    assertEquals(2, again.verdict().code().orElseThrow());
    assertSame(before, ledger);
    assertEquals(Duration.ofSeconds(160), first.lease().until());
  }

  @Test
  void theLastNumberOutlivesARestartAndTheLeaseDoesNot() {
    ledger = Ledger.after(5);
    assertNull(ledger.leases().powerAt(Duration.ZERO));
    refused(Refusal.STALE, order(5, shedTo(4000)));
    var _ = accepted(order(6, shedTo(4000)));
  }

  @Test
  void aNewerLeaseTakesThePlaceOfTheOlderOnTheSameThingAlone() {
    assertNull(judge(order(1, new Disarm(SPINNING))).replaced());
    var shed = judge(order(2, shedTo(4000)));
    assertNull(shed.replaced());
    var other = judge(order(3, new Disarm(SUPPLEMENTAL)));
    assertNull(other.replaced());
    assertTrue(ledger.leases().disarms(SPINNING, elapsed));
    assertTrue(ledger.leases().disarms(SUPPLEMENTAL, elapsed));
    elapsed = elapsed.plusSeconds(61);
    ledger = ledger.withoutEnded(elapsed);
    assertEquals(List.of(), ledger.leases().all());
    var _ = judge(order(4, shedTo(4000), 61, 61, 120));
    var _ = judge(order(5, new Disarm(SPINNING), 61, 61, 120));
    assertEquals(2, ledger.leases().all().size());
    var again = judge(order(6, new Disarm(SPINNING), 61, 61, 120)).replaced();
    assertEquals("o-5", again == null ? null : again.name().id());
    elapsed = elapsed.plusSeconds(1);
    assertEquals(2, ledger.leases().all().size());
  }

  @Test
  void releaseAndArmEndALease() {
    var _ = judge(order(1, shedTo(4000)));
    var released = judge(order(2, new Release())).replaced();
    assertEquals("o-1", released == null ? null : released.name().id());
    assertNull(ledger.leases().powerAt(elapsed));
    elapsed = elapsed.plusSeconds(61);
    var _ = judge(order(3, new Disarm(SPINNING), 61, 61, 120));
    var armed = judge(order(4, new Arm(SPINNING), 61, 61, 120)).replaced();
    assertEquals("o-3", armed == null ? null : armed.name().id());
    assertEquals(Leases.NONE, ledger.leases());
  }

  @Test
  void whatHasRunOutIsNamedOnce() {
    var _ = judge(order(1, shedTo(4000)));
    var _ = judge(order(2, new Disarm(SPINNING), 0, 0, 30));
    assertEquals(List.of(), ledger.ended(elapsed.plusSeconds(29)));
    assertEquals("o-2", ledger.ended(elapsed.plusSeconds(30)).getFirst().name().id());
    ledger = ledger.withoutEnded(elapsed.plusSeconds(30));
    assertEquals(List.of(), ledger.ended(elapsed.plusSeconds(30)));
    assertEquals("o-1", ledger.ended(elapsed.plusSeconds(60)).getFirst().name().id());
    assertEquals(3, new Ended(Ending.COMPLETED).code().orElseThrow());
  }
}
