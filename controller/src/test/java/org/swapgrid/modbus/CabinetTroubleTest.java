package org.swapgrid.modbus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.WriteOutcome;

/** Cabinets that reboot, fall back, refuse, fall silent or do something else than they say. */
final class CabinetTroubleTest {
  private final CabinetRig rig = new CabinetRig();

  @AfterEach
  void closeAll() throws Exception {
    rig.close();
  }

  @Test
  void theHeartbeatStopsWhenTheControlThreadDoes() {
    var cabinet = new TestCabinet(8);
    var revert = Duration.ofMillis(600);
    var driver = rig.driver(rig.serving(cabinet).link(CabinetRig.TIMEOUT), revert);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 8, 100));
    var silentSince = System.nanoTime();
    Await.until("the cabinet fell back on its own", cabinet::isFailsafe);
    var took = Duration.ofNanos(System.nanoTime() - silentSince);
    assertTrue(took.compareTo(revert.plusMillis(250)) < 0, "took " + took);
    var writes = cabinet.writes().size();
    assertTrue(Await.never(revert, () -> cabinet.writes().size() > writes));
    rig.steerUntilWritten(driver, CabinetRig.plan(2, 8, 90));
    assertArrayEquals(CabinetRig.eight(90), cabinet.inForce());
  }

  @Test
  void everythingIsAssertedAgainAfterAReboot() {
    var cabinet = new TestCabinet(120);
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 120, 20));
    cabinet.reboot();
    Await.until("noticed", () -> rig.heard.missed.contains("reboot"));
    Await.until("in force again", () -> cabinet.total() == 120 * 20);
    Await.until("told", () -> rig.heard.count(WriteOutcome.Written.class) == 2);
  }

  @Test
  void everythingIsAssertedAgainAfterAReconnect() {
    var cabinet = new TestCabinet(8);
    var peer = rig.serving(cabinet);
    var driver = rig.driver(peer.link(CabinetRig.TIMEOUT), CabinetRig.REVERT);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 8, 20));
    peer.close();
    Await.until("down", rig.heard::isDown);
    driver.steer(CabinetRig.plan(2, 8, 10));
    cabinet.reboot();
    rig.closing(TcpPeer.serving(cabinet, peer.port()));
    Await.until("in force again", () -> cabinet.total() == 80);
    Await.until("told", () -> rig.heard.hasWritten(2));
  }

  @Test
  void aCabinetThatFellBackIsSteeredAgain() {
    var cabinet = new TestCabinet(8);
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 8, 20));
    cabinet.expireNow();
    Await.until("noticed", () -> rig.heard.missed.contains("failsafe"));
    Await.until("in force again", () -> cabinet.total() == 160);
    assertFalse(cabinet.isFailsafe());
  }

  @Test
  void limitsThatWereAcknowledgedAndNotAppliedAreNeverCalledWritten() {
    var cabinet = new TestCabinet(8);
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    cabinet.set(() -> cabinet.losesLimits = true);
    var uneven = CabinetRig.plan(1, 0, 0, 0, 0, 40, 40, 40, 40);
    driver.steer(uneven);
    Await.until("differs", () -> rig.heard.missed.contains("readback"));
    assertEquals(0, rig.heard.count(WriteOutcome.Written.class));
    assertTrue(cabinet.total() <= 160, "the station limit holds meanwhile");
    cabinet.set(() -> cabinet.losesLimits = false);
    rig.steerUntilWritten(driver, uneven);
    assertArrayEquals(new int[] {0, 0, 0, 0, 40, 40, 40, 40}, cabinet.inForce());
  }

  @Test
  void aLimitThatWandersOffIsWrittenAgainAndNotWithoutEnd() {
    var cabinet = new TestCabinet(8);
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 8, 20));
    cabinet.corrupt(3, 200);
    Await.until("in force again", () -> cabinet.total() == 160);
    assertTrue(rig.heard.missed.contains("readback"));
    cabinet.set(() -> cabinet.losesLimits = true);
    cabinet.corrupt(3, 200);
    var before = cabinet.writes().size();
    assertTrue(Await.never(Duration.ofMillis(900), () -> cabinet.writes().size() > before + 10));
    assertTrue(cabinet.writes().size() > before);
  }

  @Test
  void aBayStoppedByHandDoesNotHoldUpThePlan() {
    var cabinet = new TestCabinet(8);
    cabinet.detailFlags[5] |= 0x80;
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 8, 100));
    assertEquals(700, cabinet.total());
  }

  @Test
  void aRefusalIsToldAndTriedAgainAfterAPause() {
    var cabinet = new TestCabinet(8);
    cabinet.refuses = true;
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    driver.steer(CabinetRig.plan(1, 8, CabinetRig.RATED));
    Await.until("told", () -> rig.heard.count(WriteOutcome.Refused.class) >= 1);
    assertEquals(3, ((WriteOutcome.Refused) rig.heard.outcomes.getFirst()).code());
    assertTrue(
        Await.never(
            Duration.ofMillis(500),
            () -> {
              driver.steer(CabinetRig.plan(1, 8, CabinetRig.RATED));
              return rig.heard.count(WriteOutcome.Refused.class) > 4;
            }));
    cabinet.set(() -> cabinet.refuses = false);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 8, CabinetRig.RATED));
  }

  @Test
  void anUnansweredWriteIsToldAndAssertedAgain() {
    var cabinet = new TestCabinet(8);
    var isDeaf = new AtomicReference<>(false);
    var peer =
        new TcpPeer((request, out) -> {
          var answer = cabinet.answer(request.pdu());
          if (request.pdu()[0] != 16 || !isDeaf.getAndSet(false)) {
            out.write(request.frame(answer));
          }
        });
    rig.closing(peer);
    var driver = rig.driver(peer.link(CabinetRig.TIMEOUT), CabinetRig.REVERT);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 8, 100));
    isDeaf.set(true);
    rig.steerUntilWritten(driver, CabinetRig.plan(2, 8, 50));
    assertEquals(1, rig.heard.count(WriteOutcome.Unanswered.class));
    assertEquals(400, cabinet.total());
  }

  @Test
  void aCabinetOfAnotherVersionIsDownWithTheReason() {
    var cabinet = new TestCabinet(8);
    cabinet.mapVersion = 2;
    var driver = rig.driver(cabinet);
    Await.until("down", rig.heard::isDown);
    assertEquals(
        "cabinet down: register map version 2 instead of 1", rig.heard.transitions.getFirst());
    assertTrue(driver.latest().isEmpty());
  }

  @Test
  void aCabinetWithoutASensibleNumberOfBaysIsDown() {
    var cabinet = new TestCabinet(121);
    var _ = rig.driver(cabinet);
    Await.until("down", rig.heard::isDown);
    assertEquals("cabinet down: reports 121 bays, not 1 to 120", rig.heard.transitions.getFirst());
  }

  @Test
  void aCabinetWhoseHeartbeatStandsStillIsNotBelieved() {
    var cabinet = new TestCabinet(2);
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    cabinet.set(() -> cabinet.isFrozen = true);
    Await.until("down", rig.heard::isDown);
    var last = CabinetRig.snapshot(driver);
    assertTrue(
        Await.never(
            CabinetRig.POLL.multipliedBy(4), () -> !CabinetRig.snapshot(driver).equals(last)));
    cabinet.set(() -> cabinet.isFrozen = false);
    Await.until("up again", () -> rig.heard.transitions.getLast().equals("cabinet up"));
  }

  @Test
  void theSafeSettingIsNotClaimedWhenNobodyAnswers() {
    var cabinet = new TestCabinet(8);
    var peer = rig.serving(cabinet);
    var driver = rig.driver(peer.link(CabinetRig.TIMEOUT), CabinetRig.REVERT);
    var _ = CabinetRig.snapshot(driver);
    peer.close();
    var start = System.nanoTime();
    assertFalse(driver.safe(CabinetRig.plan(1, 8, 30), Duration.ofMillis(300)));
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(2).toNanos());
  }
}
