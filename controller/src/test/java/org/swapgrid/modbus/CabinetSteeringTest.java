package org.swapgrid.modbus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.model.WriteOutcome;

/** Plans on their way to a cabinet that keeps to the register map, on a real socket. */
final class CabinetSteeringTest {
  private final CabinetRig rig = new CabinetRig();

  @AfterEach
  void closeAll() throws Exception {
    rig.close();
  }

  @ParameterizedTest(name = "{0} bays")
  @ValueSource(ints = {1, 7, 8, 119, 120})
  void aPlanIsInForceAndReadBackWhateverTheNumberOfBays(int bays) {
    var cabinet = new TestCabinet(bays);
    var driver = rig.driver(cabinet);
    assertEquals(bays, CabinetRig.snapshot(driver).bays().size());
    var limits = IntStream.range(0, bays).map(i -> 20 + i).toArray();
    rig.steerUntilWritten(driver, CabinetRig.plan(1, limits));
    assertArrayEquals(limits, cabinet.inForce());
    assertTrue(cabinet.writes().stream().allMatch(write -> write.count() <= 123));
  }

  @Test
  void aFrameOfAHundredAndTwentyBaysIsSplitAndTheHeaderComesLast() {
    var cabinet = new TestCabinet(120);
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 120, CabinetRig.RATED));
    var writes = cabinet.writes();
    assertEquals(2004, writes.get(0).address());
    assertEquals(120, writes.get(0).count());
    assertTrue(writes.get(1).isHeaderAlone());
    assertEquals(1000, writes.get(1).permille());
  }

  @Test
  void aFallingTotalSendsTheFastFrameFirst() {
    var cabinet = new TestCabinet(120);
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 120, CabinetRig.RATED));
    var before = cabinet.writes().size();
    rig.steerUntilWritten(driver, CabinetRig.plan(2, 120, 50));
    var fast = cabinet.writes().get(before);
    assertTrue(fast.isHeaderAlone());
    assertEquals(228, fast.permille(), "6 kW x 10 of 26.4 kW x 10, rounded up");
    assertEquals(5, fast.mode());
    assertInstanceOf(WriteOutcome.Curtailed.class, rig.heard.outcomes.get(1));
    assertInstanceOf(WriteOutcome.Written.class, rig.heard.outcomes.get(2));
  }

  @Test
  void aPlanOfNothingCurtailsAllAtOnce() {
    var cabinet = new TestCabinet(20);
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 20, CabinetRig.RATED));
    var before = cabinet.writes().size();
    rig.steerUntilWritten(driver, CabinetRig.plan(2, 20, 0));
    var fast = cabinet.writes().get(before);
    assertTrue(fast.isHeaderAlone());
    assertEquals(7, fast.mode());
    assertEquals(0, fast.permille());
    assertEquals(0, cabinet.total());
  }

  @Test
  void aRaiseIsOneFrameAndNeverCurtailsFirst() {
    var cabinet = new TestCabinet(20);
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 20, 0));
    var before = cabinet.writes().size();
    var curtailed = rig.heard.count(WriteOutcome.Curtailed.class);
    rig.steerUntilWritten(driver, CabinetRig.plan(2, 20, 100));
    var raise = cabinet.writes().get(before);
    assertEquals(24, raise.count());
    assertEquals(455, raise.permille());
    assertEquals(curtailed, rig.heard.count(WriteOutcome.Curtailed.class));
  }

  @Test
  void anEqualPlanIsOnlyAHeartbeatInTime() {
    var cabinet = new TestCabinet(8);
    var driver = rig.driver(rig.serving(cabinet).link(CabinetRig.TIMEOUT), Duration.ofMillis(900));
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 8, 100));
    var before = cabinet.writes().size();
    Await.until(
        "four heartbeats",
        () -> {
          driver.steer(CabinetRig.plan(2, 8, 100));
          return cabinet.writes().size() >= before + 4;
        });
    assertFalse(cabinet.isFailsafe());
    var beats = cabinet.writes().subList(before, before + 4);
    assertTrue(beats.stream().allMatch(CabinetWrite::isHeaderAlone));
    assertEquals(4, beats.stream().map(CabinetWrite::seq).distinct().count());
    assertArrayEquals(CabinetRig.eight(100), cabinet.inForce());
  }

  @Test
  void aRampUpwardsIsWaitedForAndNotFoughtWith() {
    var cabinet = new TestCabinet(8);
    cabinet.rampPerLook = 10;
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 8, 0));
    var before = cabinet.writes().size();
    rig.steerUntilWritten(driver, CabinetRig.plan(2, 8, 200));
    assertEquals(before + 1, cabinet.writes().size());
  }

  @Test
  void theSafeSettingIsAcknowledgedAndTheThreadEnds() {
    var cabinet = new TestCabinet(120);
    var driver = rig.driver(cabinet);
    var _ = CabinetRig.snapshot(driver);
    rig.steerUntilWritten(driver, CabinetRig.plan(1, 120, CabinetRig.RATED));
    assertTrue(driver.safe(CabinetRig.plan(2, 120, 30), Duration.ofSeconds(1)));
    assertEquals(3_600, cabinet.total());
    var writes = cabinet.writes().size();
    driver.steer(CabinetRig.plan(3, 120, CabinetRig.RATED));
    assertTrue(Await.never(Duration.ofMillis(200), () -> cabinet.writes().size() > writes));
  }
}
