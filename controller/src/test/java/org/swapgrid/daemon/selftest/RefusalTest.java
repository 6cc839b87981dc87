package org.swapgrid.daemon.selftest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.decision.Mode;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Power;
import org.swapgrid.model.Voltage;
import org.swapgrid.order.Instruction;
import org.swapgrid.order.Lease;
import org.swapgrid.order.Leases;
import org.swapgrid.order.Order;

/** When no test may begin. */
final class RefusalTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Stand stand = new Stand();

  private void low() {
    stand.begin();
    stand.until(Phase.LOW);
    stand.run(SECOND);
    assertInstanceOf(Mode.Shedding.class, stand.mode());
  }

  private static FrequencySample unread(
      @Nullable FrequencySample sample, @Nullable Voltage voltage) {
    assertNotNull(sample);
    var frequency = voltage == null ? null : sample.frequency();
    return new FrequencySample(
        sample.meter(), frequency, sample.raw(), voltage, null, sample.times());
  }

  private Leases order() {
    var until = stand.now.plus(Duration.ofMinutes(1));
    var order = new Instruction.ShedTo(new Power(100));
    return new Leases(new Lease(new Order.Name("o", 1), order, until), List.of());
  }

  private void assertRefused(String why) {
    var refusal = stand.ask(new Request(null, null, 20));
    assertNotNull(refusal, "not refused");
    assertTrue(refusal.contains(why), refusal);
  }

  @Test
  void refusedDuringAnEventAndOnTheWayBack() {
    stand.hertz = 59.7;
    stand.run(SECOND);
    assertRefused("below the release level");
    stand.hertz = 60;
    stand.run(Duration.ofMillis(100));
    assertRefused("on its way back");
    stand.run(Duration.ofSeconds(3));
    assertRefused("on its way back");
    stand.run(Duration.ofSeconds(20));
    assertNull(stand.ask(new Request(null, null, 20)));
  }

  @Test
  void refusedWhileOneIsUnderWay() {
    low();
    assertRefused("a self-test is under way");
    stand.until(Phase.RETURN);
    assertRefused("a self-test is under way");
  }

  @Test
  void refusedWithoutSight() {
    stand.meter = _ -> null;
    stand.run(Duration.ofSeconds(3));
    assertRefused("blind");
  }

  @Test
  void refusedWithoutVoltage() {
    stand.cabinet = _ -> null;
    stand.meter = sample -> unread(sample, Voltage.ofVolts(0));
    stand.run(Duration.ofSeconds(3));
    assertRefused("the voltage is gone");
  }

  @Test
  void refusedWhileHeldOrOrdered() {
    stand.hold = true;
    assertRefused("hold");
    stand.hold = false;
    stand.run(Duration.ofSeconds(20));
    stand.leases = order();
    assertRefused("an order");
  }

  @Test
  void refusedBetweenTheLevels() {
    stand.hertz = 59.95;
    assertRefused("below the release level");
  }

  @Test
  void refusedWhenTheCabinetIsMuteOrDrawsNothing() {
    stand.cabinet = _ -> null;
    stand.run(Duration.ofSeconds(3));
    assertRefused("not armed");
  }

  @Test
  void refusedWhenNothingIsDrawn() {
    stand.cabinet = RefusalTest::idle;
    stand.run(SECOND);
    assertRefused("nothing to shed");
  }

  @Test
  void refusedAgainstABaselineOfAnIdleMinute() {
    var late = new Stand();
    late.cabinet = RefusalTest::idle;
    late.run(Duration.ofSeconds(30));
    late.cabinet = seen -> seen;
    late.run(SECOND);
    var refusal = late.ask(new Request(null, null, 20));
    assertNotNull(refusal);
    assertTrue(refusal.contains("the draw of the last minute"), refusal);
  }

  private static CabinetSnapshot idle(@Nullable CabinetSnapshot seen) {
    assertNotNull(seen);
    var bays =
        seen.bays().stream()
            .map(bay ->
                new BaySnapshot(
                    bay.bay(),
                    Power.ZERO,
                    bay.ceiling(),
                    bay.reportedLimit(),
                    bay.battery(),
                    bay.condition(),
                    bay.takenAt()))
            .toList();
    return new CabinetSnapshot(seen.state(), Power.ZERO, seen.limit(), bays, seen.takenAt());
  }

  @Test
  void refusedInADryRun() {
    var dry = new SelfTest(true);
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> dry.begin(new Request(null, null, 20), SECOND));
    assertTrue(String.valueOf(refused.getMessage()).contains("dry run"));
  }

  @Test
  void refusedForAServiceThatIsNotThere() {
    var refusal = stand.ask(new Request("fcr-x", null, 20));
    assertNotNull(refusal);
    assertTrue(refusal.contains("no service fcr-x"), refusal);
  }

  @ParameterizedTest(name = "{0} s")
  @ValueSource(ints = {0, 2, 601, 36_000})
  void aHoldOutOfItsLimitsIsRefused(int seconds) {
    var hold = Duration.ofSeconds(seconds);
    assertThrows(IllegalArgumentException.class, () -> new Request(null, hold, 20));
  }

  @ParameterizedTest(name = "{0} mHz")
  @ValueSource(ints = {-20, 9, 51, 5_000})
  void aLevelOutOfItsLimitsIsRefused(int below) {
    assertThrows(IllegalArgumentException.class, () -> new Request(null, null, below));
  }

  @Test
  void withoutACycleNothingBegins() {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> stand.test.begin(new Request(null, null, 20), Duration.ofMillis(10)));
    assertTrue(String.valueOf(refused.getMessage()).contains("no control cycle"));
    stand.run(SECOND);
    assertFalse(stand.test.isRunning());
  }
}
