package org.swapgrid.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swapgrid.device.CabinetSettings;
import org.swapgrid.model.CabinetSnapshot.State;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.Power;

/** What the driver learns from a cabinet, and how fast a step reaches it. */
final class CabinetReadingTest {
  private final CabinetRig rig = new CabinetRig();

  @AfterEach
  void closeAll() throws Exception {
    rig.close();
  }

  @Test
  void nothingIsWrittenBeforeTheFirstPlan() {
    var cabinet = new TestCabinet(8);
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    driver.steer(ChargingPlan.NONE);
    assertTrue(Await.never(CabinetRig.POLL.multipliedBy(5), () -> !cabinet.writes().isEmpty()));
  }

  @Test
  void aSnapshotShowsWhatTheCabinetSays() {
    var cabinet = new TestCabinet(9);
    cabinet.detailFlags[2] = 0x14;
    cabinet.detailFlags[3] |= 0x80 | 0x100;
    var shown = CabinetRig.snapshot(rig.driver(cabinet));
    assertEquals(State.FAILSAFE, shown.state());
    assertEquals(
        IntStream.rangeClosed(1, 9).boxed().toList(),
        shown.bays().stream().map(bay -> bay.bay().number()).toList());
    var first = shown.bays().getFirst();
    assertEquals(new Power(2_200), first.ceiling());
    assertEquals(500, Objects.requireNonNull(first.battery()).stateOfCharge().permille());
    assertEquals(1000, Objects.requireNonNull(first.battery()).id());
    assertTrue(shown.bays().get(2).isEmpty());
    assertTrue(shown.bays().get(3).condition().localStop());
    assertTrue(shown.bays().get(3).condition().canFeedBack());
    assertFalse(shown.bays().get(3).isSteerable());
  }

  @Test
  void theFallBackIsReadAndJudged() {
    var cabinet = new TestCabinet(8);
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    var failsafe = driver.failsafe().orElseThrow();
    assertEquals(new Power(2_400), failsafe.power());
    assertTrue(failsafe.isSafe());
    assertFalse(new FailsafeSetting(true, Power.ZERO, failsafe.rating()).isSafe());
    assertFalse(new FailsafeSetting(false, new Power(4_401), new Power(17_600)).isSafe());
  }

  @Test
  void theProbeReadsAndWritesNothing() {
    var cabinet = new TestCabinet(30);
    var settings =
        new CabinetSettings(
            rig.serving(cabinet).link(CabinetRig.TIMEOUT), CabinetRig.POLL, CabinetRig.REVERT);
    var answered = (CabinetProbe.Result.Answered) CabinetProbe.probe(settings, Await::clock);
    assertEquals(30, answered.snapshot().bays().size());
    assertTrue(answered.failsafe().isPresent());
    assertTrue(cabinet.writes().isEmpty());
  }

  @Test
  void plansThatChangeAllTheTimeStillLetTheCabinetBeRead() {
    var cabinet = new TestCabinet(120);
    var driver = rig.driver(cabinet);
    var before = CabinetRig.snapshot(driver).takenAt();
    var limit = new AtomicReference<>(0);
    Await.until(
        "five more snapshots",
        () -> {
          driver.steer(
              CabinetRig.plan(1, 120, limit.updateAndGet(old -> (old + 1) % CabinetRig.RATED)));
          return CabinetRig.snapshot(driver)
                  .takenAt()
                  .minus(before)
                  .compareTo(CabinetRig.POLL.multipliedBy(5))
              > 0;
        });
    assertTrue(cabinet.writes().size() > 10);
  }

  @Test
  void aCabinetIsSteeredOnASerialLineToo() throws Exception {
    var cabinet = new TestCabinet(120);
    var peer = RtuPeer.serving(cabinet);
    rig.closing(peer);
    var driver = rig.driver(peer.link(115_200, CabinetRig.TIMEOUT), CabinetRig.REVERT);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 120, 40));
    assertEquals(4_800, cabinet.total());
  }

  @Test
  void theStepToTheAcknowledgedFastFrameIsShort() {
    var cabinet = new TestCabinet(120);
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    var took = new long[21];
    for (int i = 0; i < took.length; i++) {
      rig.steerUntilWritten(driver, CabinetRig.plan(2L * i + 1, 120, CabinetRig.RATED));
      var tick = 2L * i + 2;
      LockSupport.parkNanos(3_000_000);
      var start = Await.clock();
      driver.steer(CabinetRig.plan(tick, 120, 0));
      Await.until("curtailed", () -> rig.curtailedAt(tick) != null);
      took[i] = Objects.requireNonNull(rig.curtailedAt(tick)).minus(start).toNanos();
    }
    Arrays.sort(took);
    System.out.printf(
        "measured: step to acknowledged fast frame, 120 bays: median %.2f ms, worst %.2f ms%n",
        took[took.length / 2] / 1e6, took[took.length - 1] / 1e6);
    assertTrue(took[took.length / 2] < 20_000_000, "median " + took[took.length / 2] + " ns");
  }
}
