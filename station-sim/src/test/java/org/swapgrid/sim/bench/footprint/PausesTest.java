package org.swapgrid.sim.bench.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a log that a JVM has written. */
final class PausesTest {
  private static final List<String> LOG =
      List.of(
          "[0.003s][info][gc] Using Serial",
          "[0.355s][info][gc] GC(0) Pause Young (Allocation Failure) 4M->1M(31M) 2.188ms",
          "[0.774s][info][gc] GC(2) Pause Young (Allocation Failure) 5M->3M(31M) 13.904ms",
          "[1.835s][info][gc] GC(16) Pause Full (System.gc()) 8M->4M(31M) 7.175ms");

  @Test
  void everyPauseCounts() throws IOException {
    var pauses = Pauses.of(LOG);
    assertEquals(3, pauses.count());
    assertEquals(23.267, pauses.total(), 1e-9);
    assertEquals(13.904, pauses.longest(), 1e-9);
  }

  @Test
  void aLineThatIsBeingWrittenIsPassedOver() throws IOException {
    var torn = List.of(LOG.get(0), LOG.get(1), "[0.525s][info][gc] GC(1) Pause Young (Alloc");
    assertEquals(1, Pauses.of(torn).count());
  }

  @Test
  void aPauseWithoutItsLengthIsNoFigure() {
    var strange = List.of("[0.525s][info][gc] GC(1) Pause Young (Allocation Failure)", LOG.get(1));
    assertThrows(IOException.class, () -> Pauses.of(strange));
  }

  @Test
  void noCollectionIsNoPause() throws IOException {
    assertEquals(new Pauses(0, 0, 0), Pauses.of(LOG.subList(0, 1)));
    assertEquals(new Pauses(0, 0, 0), Pauses.of(List.of()));
  }
}
