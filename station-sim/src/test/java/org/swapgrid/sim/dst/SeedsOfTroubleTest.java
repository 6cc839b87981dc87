package org.swapgrid.sim.dst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Sites;

/** A small run; {@code -Dswapgrid.seeds=10000} makes it a long one. */
final class SeedsOfTroubleTest {
  private final Campaign campaign;

  SeedsOfTroubleTest() throws ConfigurationFault {
    campaign = new Campaign(Sites.packaged(), MeterMaps.find("janitza-umg96rm"));
  }

  @Test
  void everySeedKeepsEveryPromise() {
    long seeds = Long.getLong("swapgrid.seeds", 60);
    var told = new StringWriter();
    var result = campaign.run(1, seeds, new PrintWriter(told));
    assertFalse(result.broken(), told::toString);
    System.out.print("FIG dst: " + told);
  }

  /**
   * State lost, an event on the cold-load path, and another restart: the connection limit, kept as
   * the cap of the return, was told as what had been drawn before.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {97, 138})
  void whatWasNeverDrawnIsNotToldAsDelivered(long seed) {
    var told = new StringWriter();
    assertFalse(campaign.run(seed, 1, new PrintWriter(told)).broken(), told::toString);
  }

  @Test
  void theJournalOnADiskLosesNothing() {
    var told = new StringWriter();
    assertFalse(campaign.run(80, 1, new PrintWriter(told)).broken(), told::toString);
  }

  @Test
  void theSameSeedWritesTheSameBytes() {
    assertEquals(campaign.mark(7), campaign.mark(7));
    assertEquals(campaign.mark(8), campaign.mark(8));
    assertNotEquals(campaign.mark(7), campaign.mark(8));
  }
}
