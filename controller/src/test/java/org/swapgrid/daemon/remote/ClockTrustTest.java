package org.swapgrid.daemon.remote;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClockTrustTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;

  private ClockTrust clock(boolean trusted, String place, Instant now) {
    return new ClockTrust(trusted, folder.resolve(place), () -> now);
  }

  @Test
  void whereTimesyncdRunsItsWordCounts() throws IOException {
    var clock = clock(false, ".", NOW);
    assertFalse(clock.isSet());
    Files.createFile(folder.resolve("synchronized"));
    assertTrue(clock.isSet());
  }

  @Test
  void elsewhereAClockIsBelievedUnlessItIsOlderThanTheProgram() {
    assertTrue(clock(false, "none", NOW).isSet());
    assertFalse(clock(false, "none", Instant.EPOCH).isSet());
  }

  @Test
  void aTrustedClockNeedsNobodysWordButNotEveryTimeIsATime() {
    assertTrue(clock(true, ".", NOW).isSet());
    assertFalse(clock(true, ".", Instant.EPOCH).isSet());
  }
}
