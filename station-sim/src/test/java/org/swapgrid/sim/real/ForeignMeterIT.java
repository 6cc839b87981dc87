package org.swapgrid.sim.real;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon against a meter that none of us wrote. */
final class ForeignMeterIT {
  private static final int BAYS = 30;

  @TempDir Path folder = Path.of("");

  @Test
  void tripsOnItsFrequencyAndNotOnDroppedDelayedOrExceptionAnswers() throws Exception {
    try (var meter = ForeignMeter.start(folder);
        var site = DaemonStation.withMeter(folder, BAYS, meter.port())) {
      site.awaitNormal();
      for (var trouble : new String[] {"drop", "exception", "delay 150", "delay 400"}) {
        meter.say(trouble);
        Await.throughout(
            "not shedding with " + trouble,
            Duration.ofMillis(1_500),
            () -> !site.mode().equals("shedding"),
            site::seen);
        meter.say("answer");
        site.awaitNormal();
      }
      var before = site.truth().watts();
      assertTrue(before > 1_000, "draws " + before);
      meter.say("frequency 59.5");
      site.awaitWattsBelow(before / 2, Duration.ofSeconds(3));
      site.awaitMode("shedding");
      meter.say("frequency 60");
      site.awaitNormal();
    }
  }
}
