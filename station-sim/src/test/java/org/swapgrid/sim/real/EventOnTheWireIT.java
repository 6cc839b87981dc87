package org.swapgrid.sim.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.cabinet.CabinetState;

/** The real daemon and the simulated station on sockets; waits shortened. */
@Order(3)
final class EventOnTheWireIT {
  private static final Duration QUICK = Duration.ofSeconds(3);

  @TempDir Path folder = Path.of("");

  @Test
  void chargingNeverRisesWhileTheFrequencyIsLowAndASecondDipIsAnswered() throws Exception {
    try (var site = DaemonStation.start(folder, 30)) {
      site.awaitNormal();
      var before = site.truth().watts();
      site.say("frequency 59.7 ramp 0.5");
      site.awaitWattsBelow(before / 2, QUICK);
      var limit = new AtomicInteger(site.truth().cabinet().limitW());
      Await.throughout(
          "limits that only fall",
          Duration.ofSeconds(6),
          () -> site.truth().cabinet().limitW() <= limit.get(),
          site::seen);
      site.say("frequency 60 ramp 0.5");
      site.awaitMode("restoring");
      site.say("frequency 59.7 ramp 0.5");
      site.awaitMode("shedding");
      site.awaitWattsBelow(before / 2, QUICK);
      site.say("frequency 60");
      site.awaitNormal();
    }
  }

  @Test
  void killedInAnEventTheStationIsSafeInTimeAndTheNextDaemonGoesOnShedding() throws Exception {
    try (var site = DaemonStation.start(folder, 30)) {
      site.awaitNormal();
      site.say("frequency 59.7");
      site.awaitShed();
      site.daemon().kill();
      Await.until(
          "the cabinet's own safe setting",
          DaemonStation.REVERT.plusMillis(500),
          () -> site.truth().cabinet().state() == CabinetState.FAILSAFE,
          site::seen);
      assertTrue(site.truth().watts() <= 30 * 60, "draws " + site.truth().watts());
      site.restart();
      Await.until(
          "the event's limits",
          Duration.ofSeconds(15),
          () ->
              site.mode().equals("shedding")
                  && site.truth().cabinet().state() == CabinetState.RUNNING,
          site::seen);
      assertEquals(0, site.truth().cabinet().limitW());
      site.say("frequency 60");
      site.awaitNormal();
    }
  }

  @Test
  void killedOnTheWayBackTheNextDaemonNeverGivesFullPowerAtOnce() throws Exception {
    try (var site = DaemonStation.start(folder, 30)) {
      site.awaitNormal();
      site.say("frequency 59.7");
      site.awaitShed();
      site.say("frequency 60");
      site.awaitMode("waiting");
      site.daemon().kill();
      site.restart();
      Await.until(
          "an answer", QUICK.multipliedBy(3), () -> !site.mode().equals("silent"), site::seen);
      assertTrue(site.truth().cabinet().limitW() <= 30 * 60, site.seen().toString());
      site.awaitNormal();
    }
  }

  @Test
  void aCabinetThatRebootsInAnEventIsCurtailedAgain() throws Exception {
    try (var site = DaemonStation.start(folder, 30)) {
      site.awaitNormal();
      site.say("frequency 59.7");
      site.awaitShed();
      site.say("cabinet reboot");
      Await.until(
          "the event's limits after the reboot",
          Duration.ofSeconds(6),
          () ->
              site.truth().cabinet().state() == CabinetState.RUNNING
                  && site.truth().cabinet().limitW() == 0
                  && site.truth().cabinet().sequence() > 0,
          site::seen);
    }
  }
}
