package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The recorder keeps the cycles of 10 s: what did not change is there once. */
final class SharingTest {
  @Test
  void whatDoesNotChangeIsTheSameObjectInEveryCycle() {
    var bench = Bench.running(Policies.of(Policies.sreg()), 30);
    var first = bench.at(60.0, Bench.POLL);
    var second = bench.at(60.0, Bench.POLL);
    assertEquals(30, first.made().plan().limits().size());
    for (int i = 0; i < 30; i++) {
      assertSame(first.made().next().bays().get(i), second.made().next().bays().get(i));
      assertSame(first.made().plan().limits().get(i), second.made().plan().limits().get(i));
    }
  }

  @Test
  void whatChangesIsAnother() {
    var bench = Bench.running(Policies.of(Policies.sreg()), 30);
    var free = bench.at(60.0, Bench.POLL).made().next().bays();
    var shed = bench.at(59.8, Duration.ofSeconds(5)).made().next().bays();
    for (int i = 0; i < 30; i++) {
      assertNotSame(free.get(i), shed.get(i));
      assertEquals(0, shed.get(i).told().limit().watts());
    }
  }
}
