package org.swapgrid.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.record.Origin.Clock;

final class EventOriginTest {
  @TempDir Path folder = Path.of("");

  @Test
  void theKernelsWordOnTheClockIsRecordedWithItsOffset() {
    var kernel = new KernelClock(true, 132_000, 12_345);
    assertEquals(
        new Clock(
            "system clock", "synchronised", "132 us still to be corrected, 12345 us off at most"),
        clock(kernel));
    assertEquals(
        new Clock("system clock", "not synchronised", "unknown"),
        clock(new KernelClock(false, 0, 16_000_000)));
  }

  private Clock clock(KernelClock kernel) {
    return EventOrigin.clock(Optional.of(kernel), folder.resolve("none"));
  }

  @Test
  void withoutTheKernelTimesyncdsFileDecidesAndWithoutBothNothingIsClaimed() throws IOException {
    assertEquals(
        Clock.UNKNOWN, EventOrigin.clock(Optional.empty(), folder.resolve("no such folder")));
    assertEquals(
        new Clock("system clock", "not synchronised", "unknown"),
        EventOrigin.clock(Optional.empty(), folder));
    Files.createFile(folder.resolve("synchronized"));
    assertEquals(
        new Clock("systemd-timesyncd", "synchronised", "unknown"),
        EventOrigin.clock(Optional.empty(), folder));
  }

  @Test
  void theKernelIsAskedAndNothingIsSet() {
    var first = KernelClock.read();
    assertTrue(first.stream().allMatch(clock -> clock.errorMicros() >= 0), first.toString());
  }
}
