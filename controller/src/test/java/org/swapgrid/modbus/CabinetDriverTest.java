package org.swapgrid.modbus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.device.CabinetSettings;
import org.swapgrid.device.Link;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.CabinetSnapshot.State;
import org.swapgrid.model.Cause;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.model.WriteOutcome;

/** The cabinet's driver against a cabinet that keeps to the register map, on a real socket. */
final class CabinetDriverTest {
  private static final Duration TIMEOUT = Duration.ofMillis(150);
  private static final Duration POLL = Duration.ofMillis(30);
  private static final Duration REVERT = Duration.ofSeconds(10);
  private static final int RATED = TestCabinet.RATING;

  private final List<AutoCloseable> toClose = new ArrayList<>();
  private final Heard heard = new Heard();

  @AfterEach
  void closeAll() throws Exception {
    for (var closeable : toClose.reversed()) {
      closeable.close();
    }
  }

  private TcpPeer serving(Slave slave) {
    var peer = TcpPeer.serving(slave);
    toClose.add(peer);
    return peer;
  }

  private CabinetDriver driver(Link link, Duration revertAfter) {
    var settings = new CabinetSettings(link, POLL, revertAfter);
    var driver = new CabinetDriver(settings, Await::clock, () -> {}, heard);
    toClose.add(driver);
    driver.start();
    return driver;
  }

  private CabinetDriver driver(TestCabinet cabinet) {
    return driver(serving(cabinet).link(TIMEOUT), REVERT);
  }

  private static CabinetSnapshot snapshot(CabinetDriver driver) {
    return Await.present("a snapshot", driver::latest);
  }

  /** The same limit for every bay, in tens of watts. */
  private static ChargingPlan plan(long tick, int bays, int limit) {
    return plan(tick, IntStream.generate(() -> limit).limit(bays).toArray());
  }

  private static ChargingPlan plan(long tick, int... limits) {
    var all = new ArrayList<BayLimit>();
    for (int i = 0; i < limits.length; i++) {
      all.add(
          new BayLimit(
              new BayId(i + 1), new Power(10L * limits[i]), Cause.of(Reason.UNRESTRICTED)));
    }
    return new ChargingPlan(tick, all);
  }

  private void steerUntilWritten(CabinetDriver driver, ChargingPlan plan) {
    Await.until(
        "written and read back",
        () -> {
          driver.steer(plan);
          return heard.hasWritten(plan.tick());
        });
  }

  @ParameterizedTest(name = "{0} bays")
  @ValueSource(ints = {1, 7, 8, 119, 120})
  void aPlanIsInForceAndReadBackWhateverTheNumberOfBays(int bays) {
    var cabinet = new TestCabinet(bays);
    var driver = driver(cabinet);
    assertEquals(bays, snapshot(driver).bays().size());
    var limits = IntStream.range(0, bays).map(i -> 20 + i).toArray();
    steerUntilWritten(driver, plan(1, limits));
    assertArrayEquals(limits, cabinet.inForce());
    assertTrue(cabinet.writes().stream().allMatch(write -> write.count() <= 123));
  }

  @Test
  void aFrameOfAHundredAndTwentyBaysIsSplitAndTheHeaderComesLast() {
    var cabinet = new TestCabinet(120);
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 120, RATED));
    var writes = cabinet.writes();
    assertEquals(2004, writes.get(0).address());
    assertEquals(120, writes.get(0).count());
    assertTrue(writes.get(1).isHeaderAlone());
    assertEquals(1000, writes.get(1).permille());
  }

  @Test
  void nothingIsWrittenBeforeTheFirstPlan() {
    var cabinet = new TestCabinet(8);
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    driver.steer(ChargingPlan.NONE);
    assertTrue(Await.never(POLL.multipliedBy(5), () -> !cabinet.writes().isEmpty()));
  }

  @Test
  void aSnapshotShowsWhatTheCabinetSays() {
    var cabinet = new TestCabinet(9);
    cabinet.detailFlags[2] = 0x14;
    cabinet.detailFlags[3] |= 0x80 | 0x100;
    var shown = snapshot(driver(cabinet));
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
  void aFallingTotalSendsTheFastFrameFirst() {
    var cabinet = new TestCabinet(120);
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 120, RATED));
    var before = cabinet.writes().size();
    steerUntilWritten(driver, plan(2, 120, 50));
    var fast = cabinet.writes().get(before);
    assertTrue(fast.isHeaderAlone());
    assertEquals(228, fast.permille(), "6 kW x 10 of 26.4 kW x 10, rounded up");
    assertEquals(5, fast.mode());
    assertInstanceOf(WriteOutcome.Curtailed.class, heard.outcomes.get(1));
    assertInstanceOf(WriteOutcome.Written.class, heard.outcomes.get(2));
  }

  @Test
  void aPlanOfNothingCurtailsAllAtOnce() {
    var cabinet = new TestCabinet(20);
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 20, RATED));
    var before = cabinet.writes().size();
    steerUntilWritten(driver, plan(2, 20, 0));
    var fast = cabinet.writes().get(before);
    assertTrue(fast.isHeaderAlone());
    assertEquals(7, fast.mode());
    assertEquals(0, fast.permille());
    assertEquals(0, cabinet.total());
  }

  @Test
  void aRaiseIsOneFrameAndNeverCurtailsFirst() {
    var cabinet = new TestCabinet(20);
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 20, 0));
    var before = cabinet.writes().size();
    var curtailed = heard.count(WriteOutcome.Curtailed.class);
    steerUntilWritten(driver, plan(2, 20, 100));
    var raise = cabinet.writes().get(before);
    assertEquals(24, raise.count());
    assertEquals(455, raise.permille());
    assertEquals(curtailed, heard.count(WriteOutcome.Curtailed.class));
  }

  @Test
  void anEqualPlanIsOnlyAHeartbeatInTime() {
    var cabinet = new TestCabinet(8);
    var driver = driver(serving(cabinet).link(TIMEOUT), Duration.ofMillis(900));
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 8, 100));
    var before = cabinet.writes().size();
    Await.until(
        "four heartbeats",
        () -> {
          driver.steer(plan(2, 8, 100));
          return cabinet.writes().size() >= before + 4;
        });
    assertFalse(cabinet.isFailsafe());
    var beats = cabinet.writes().subList(before, before + 4);
    assertTrue(beats.stream().allMatch(TestCabinet.Write::isHeaderAlone));
    assertEquals(4, beats.stream().map(TestCabinet.Write::seq).distinct().count());
    assertArrayEquals(plan8(100), cabinet.inForce());
  }

  private static int[] plan8(int limit) {
    var all = new int[8];
    Arrays.fill(all, limit);
    return all;
  }

  @Test
  void theHeartbeatStopsWhenTheControlThreadDoes() {
    var cabinet = new TestCabinet(8);
    var revert = Duration.ofMillis(600);
    var driver = driver(serving(cabinet).link(TIMEOUT), revert);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 8, 100));
    var silentSince = System.nanoTime();
    Await.until("the cabinet fell back on its own", cabinet::isFailsafe);
    var took = Duration.ofNanos(System.nanoTime() - silentSince);
    assertTrue(took.compareTo(revert.plusMillis(250)) < 0, "took " + took);
    var writes = cabinet.writes().size();
    assertTrue(Await.never(revert, () -> cabinet.writes().size() > writes));
    steerUntilWritten(driver, plan(2, 8, 90));
    assertArrayEquals(plan8(90), cabinet.inForce());
  }

  @Test
  void everythingIsAssertedAgainAfterAReboot() {
    var cabinet = new TestCabinet(120);
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 120, 20));
    cabinet.reboot();
    Await.until("noticed", () -> heard.missed.contains("reboot"));
    Await.until("in force again", () -> cabinet.total() == 120 * 20);
    Await.until("told", () -> heard.count(WriteOutcome.Written.class) == 2);
  }

  @Test
  void everythingIsAssertedAgainAfterAReconnect() {
    var cabinet = new TestCabinet(8);
    var peer = serving(cabinet);
    var driver = driver(peer.link(TIMEOUT), REVERT);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 8, 20));
    peer.close();
    Await.until("down", heard::isDown);
    driver.steer(plan(2, 8, 10));
    cabinet.reboot();
    toClose.add(TcpPeer.serving(cabinet, peer.port()));
    Await.until("in force again", () -> cabinet.total() == 80);
    Await.until("told", () -> heard.hasWritten(2));
  }

  @Test
  void aCabinetThatFellBackIsSteeredAgain() {
    var cabinet = new TestCabinet(8);
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 8, 20));
    cabinet.expireNow();
    Await.until("noticed", () -> heard.missed.contains("failsafe"));
    Await.until("in force again", () -> cabinet.total() == 160);
    assertFalse(cabinet.isFailsafe());
  }

  @Test
  void limitsThatWereAcknowledgedAndNotAppliedAreNeverCalledWritten() {
    var cabinet = new TestCabinet(8);
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    cabinet.set(() -> cabinet.losesLimits = true);
    var uneven = plan(1, 0, 0, 0, 0, 40, 40, 40, 40);
    driver.steer(uneven);
    Await.until("differs", () -> heard.missed.contains("readback"));
    assertEquals(0, heard.count(WriteOutcome.Written.class));
    assertTrue(cabinet.total() <= 160, "the station limit holds meanwhile");
    cabinet.set(() -> cabinet.losesLimits = false);
    steerUntilWritten(driver, uneven);
    assertArrayEquals(new int[] {0, 0, 0, 0, 40, 40, 40, 40}, cabinet.inForce());
  }

  @Test
  void aLimitThatWandersOffIsWrittenAgainAndNotWithoutEnd() {
    var cabinet = new TestCabinet(8);
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 8, 20));
    cabinet.corrupt(3, 200);
    Await.until("in force again", () -> cabinet.total() == 160);
    assertTrue(heard.missed.contains("readback"));
    cabinet.set(() -> cabinet.losesLimits = true);
    cabinet.corrupt(3, 200);
    var before = cabinet.writes().size();
    assertTrue(Await.never(Duration.ofMillis(900), () -> cabinet.writes().size() > before + 10));
    assertTrue(cabinet.writes().size() > before);
  }

  @Test
  void aRampUpwardsIsWaitedForAndNotFoughtWith() {
    var cabinet = new TestCabinet(8);
    cabinet.rampPerLook = 10;
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 8, 0));
    var before = cabinet.writes().size();
    steerUntilWritten(driver, plan(2, 8, 200));
    assertEquals(before + 1, cabinet.writes().size());
  }

  @Test
  void aBayStoppedByHandDoesNotHoldUpThePlan() {
    var cabinet = new TestCabinet(8);
    cabinet.detailFlags[5] |= 0x80;
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 8, 100));
    assertEquals(700, cabinet.total());
  }

  @Test
  void aRefusalIsToldAndTriedAgainAfterAPause() {
    var cabinet = new TestCabinet(8);
    cabinet.refuses = true;
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    driver.steer(plan(1, 8, RATED));
    Await.until("told", () -> heard.count(WriteOutcome.Refused.class) >= 1);
    assertEquals(3, ((WriteOutcome.Refused) heard.outcomes.getFirst()).code());
    assertTrue(
        Await.never(
            Duration.ofMillis(500),
            () -> {
              driver.steer(plan(1, 8, RATED));
              return heard.count(WriteOutcome.Refused.class) > 4;
            }));
    cabinet.set(() -> cabinet.refuses = false);
    steerUntilWritten(driver, plan(1, 8, RATED));
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
    toClose.add(peer);
    var driver = driver(peer.link(TIMEOUT), REVERT);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 8, 100));
    isDeaf.set(true);
    steerUntilWritten(driver, plan(2, 8, 50));
    assertEquals(1, heard.count(WriteOutcome.Unanswered.class));
    assertEquals(400, cabinet.total());
  }

  @Test
  void aCabinetOfAnotherVersionIsDownWithTheReason() {
    var cabinet = new TestCabinet(8);
    cabinet.mapVersion = 2;
    var driver = driver(cabinet);
    Await.until("down", heard::isDown);
    assertEquals("cabinet down: register map version 2 instead of 1", heard.transitions.getFirst());
    assertTrue(driver.latest().isEmpty());
  }

  @Test
  void aCabinetWithoutASensibleNumberOfBaysIsDown() {
    var cabinet = new TestCabinet(121);
    var _ = driver(cabinet);
    Await.until("down", heard::isDown);
    assertEquals("cabinet down: reports 121 bays, not 1 to 120", heard.transitions.getFirst());
  }

  @Test
  void aCabinetWhoseHeartbeatStandsStillIsNotBelieved() {
    var cabinet = new TestCabinet(2);
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    cabinet.set(() -> cabinet.isFrozen = true);
    Await.until("down", heard::isDown);
    var last = snapshot(driver);
    assertTrue(Await.never(POLL.multipliedBy(4), () -> !snapshot(driver).equals(last)));
    cabinet.set(() -> cabinet.isFrozen = false);
    Await.until("up again", () -> heard.transitions.getLast().equals("cabinet up"));
  }

  @Test
  void theSafeSettingIsAcknowledgedAndTheThreadEnds() {
    var cabinet = new TestCabinet(120);
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 120, RATED));
    assertTrue(driver.safe(plan(2, 120, 30), Duration.ofSeconds(1)));
    assertEquals(3_600, cabinet.total());
    var writes = cabinet.writes().size();
    driver.steer(plan(3, 120, RATED));
    assertTrue(Await.never(Duration.ofMillis(200), () -> cabinet.writes().size() > writes));
  }

  @Test
  void theSafeSettingIsNotClaimedWhenNobodyAnswers() {
    var cabinet = new TestCabinet(8);
    var peer = serving(cabinet);
    var driver = driver(peer.link(TIMEOUT), REVERT);
    var _ = snapshot(driver);
    peer.close();
    var start = System.nanoTime();
    assertFalse(driver.safe(plan(1, 8, 30), Duration.ofMillis(300)));
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(2).toNanos());
  }

  @Test
  void theFallBackIsReadAndJudged() {
    var cabinet = new TestCabinet(8);
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    var failsafe = driver.failsafe().orElseThrow();
    assertEquals(new Power(2_400), failsafe.power());
    assertTrue(failsafe.isSafe());
    assertFalse(new FailsafeSetting(true, Power.ZERO, failsafe.rating()).isSafe());
    assertFalse(new FailsafeSetting(false, new Power(4_401), new Power(17_600)).isSafe());
  }

  @Test
  void theProbeReadsAndWritesNothing() {
    var cabinet = new TestCabinet(30);
    var settings = new CabinetSettings(serving(cabinet).link(TIMEOUT), POLL, REVERT);
    var answered = (CabinetProbe.Result.Answered) CabinetProbe.probe(settings, Await::clock);
    assertEquals(30, answered.snapshot().bays().size());
    assertTrue(answered.failsafe().isPresent());
    assertTrue(cabinet.writes().isEmpty());
  }

  @Test
  void plansThatChangeAllTheTimeStillLetTheCabinetBeRead() {
    var cabinet = new TestCabinet(120);
    var driver = driver(cabinet);
    var before = snapshot(driver).takenAt();
    var limit = new AtomicReference<>(0);
    Await.until(
        "five more snapshots",
        () -> {
          driver.steer(plan(1, 120, limit.updateAndGet(old -> (old + 1) % RATED)));
          return snapshot(driver).takenAt().minus(before).compareTo(POLL.multipliedBy(5)) > 0;
        });
    assertTrue(cabinet.writes().size() > 10);
  }

  @Test
  void aCabinetIsSteeredOnASerialLineToo() throws Exception {
    var cabinet = new TestCabinet(120);
    var peer = RtuPeer.serving(cabinet);
    toClose.add(peer);
    var driver = driver(peer.link(115_200, TIMEOUT), REVERT);
    var _ = snapshot(driver);
    steerUntilWritten(driver, plan(1, 120, 40));
    assertEquals(4_800, cabinet.total());
  }

  @Test
  void theStepToTheAcknowledgedFastFrameIsShort() {
    var cabinet = new TestCabinet(120);
    var driver = driver(cabinet);
    var _ = snapshot(driver);
    var took = new long[21];
    for (int i = 0; i < took.length; i++) {
      steerUntilWritten(driver, plan(2L * i + 1, 120, RATED));
      var tick = 2L * i + 2;
      LockSupport.parkNanos(3_000_000);
      var start = Await.clock();
      driver.steer(plan(tick, 120, 0));
      Await.until("curtailed", () -> curtailedAt(tick) != null);
      took[i] = Objects.requireNonNull(curtailedAt(tick)).minus(start).toNanos();
    }
    Arrays.sort(took);
    System.out.printf(
        "measured: step to acknowledged fast frame, 120 bays: median %.2f ms, worst %.2f ms%n",
        took[took.length / 2] / 1e6, took[took.length - 1] / 1e6);
    assertTrue(took[took.length / 2] < 20_000_000, "median " + took[took.length / 2] + " ns");
  }

  private @Nullable Duration curtailedAt(long tick) {
    for (var outcome : heard.outcomes) {
      if (outcome instanceof WriteOutcome.Curtailed curtailed && curtailed.tick() == tick) {
        return curtailed.at();
      }
    }
    return null;
  }
}
