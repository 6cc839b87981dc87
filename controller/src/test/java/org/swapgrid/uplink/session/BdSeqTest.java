package org.swapgrid.uplink.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The count behind bdSeq: kept whole, told modulo 256, never going back. */
final class BdSeqTest {
  private final MemoryCounters counters = new MemoryCounters();

  private BdSeq next() {
    var bdSeq = new BdSeq(counters);
    assertTrue(bdSeq.take());
    return bdSeq;
  }

  @Test
  @DisplayName("tck-id-topics-nbirth-bdseq-increment")
  void theCountIsKeptWholeAndToldModulo256() {
    assertTrue(counters.keep(BdSeq.COUNTER, 254));
    assertEquals(255, next().current());
    assertEquals(0, next().current());
    assertEquals(1, next().current());
    assertEquals(257, counters.last(BdSeq.COUNTER));
  }

  @Test
  void theFirstNumberOfANewStationIsZero() {
    assertEquals(0, next().current());
    assertEquals(0, counters.last(BdSeq.COUNTER));
  }

  @Test
  void whatTheDiskRefusedIsOfferedAgainUntilItIsKept() {
    var bdSeq = next();
    bdSeq.seen();
    counters.refuses = true;
    assertFalse(bdSeq.take());
    assertFalse(bdSeq.take(), "the same attempt's number, still not durable");
    counters.refuses = false;
    assertTrue(bdSeq.take());
    assertEquals(1, bdSeq.current());
    assertEquals(1, counters.last(BdSeq.COUNTER));
  }

  @Test
  void numbersTheDiskNeverTookAreStillNotUsedTwiceByThisProcess() {
    var bdSeq = next();
    counters.refuses = true;
    for (int i = 1; i < 5; i++) {
      bdSeq.seen();
      assertFalse(bdSeq.take());
      assertEquals(i, bdSeq.current());
    }
    counters.refuses = false;
    bdSeq.seen();
    assertTrue(bdSeq.take());
    assertEquals(5, counters.last(BdSeq.COUNTER));
  }

  @Test
  void aNumberOnceKeptIsNotWrittenAgain() {
    var bdSeq = next();
    counters.refuses = true;
    assertTrue(bdSeq.take(), "durable already: the disk is not asked");
  }
}
