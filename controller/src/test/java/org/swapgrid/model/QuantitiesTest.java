package org.swapgrid.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.FrequencySample.Times;

final class QuantitiesTest {
  @Test
  void impossibleQuantitiesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Frequency(-1));
    assertThrows(IllegalArgumentException.class, () -> new Voltage(-1));
    assertThrows(IllegalArgumentException.class, () -> new StateOfCharge(-1));
    assertThrows(IllegalArgumentException.class, () -> new StateOfCharge(1001));
    assertThrows(IllegalArgumentException.class, () -> new BayId(0));
    assertThrows(IllegalArgumentException.class, () -> new BayId(121));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Times(Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }

  @Test
  void frequenciesCompareInWholeMillihertz() {
    var low = Frequency.ofHertz(59.8796);
    var high = Frequency.ofHertz(59.88);
    assertEquals(high, low);
    assertEquals("59.880 Hz", low.toString());
    assertEquals(59.88, low.hertz());
    assertEquals(10, low.distanceTo(new Frequency(59_870)));
    assertEquals(new Frequency(1), new Frequency(1).min(new Frequency(2)));
    assertEquals(new Frequency(1), new Frequency(2).min(new Frequency(1)));
    assertTrue(new Frequency(1).compareTo(new Frequency(2)) < 0);
  }

  @Test
  void powersAddUpExactlyAndKeepTheirSign() {
    var drawn = Power.ofKilowatts(1.2345);
    assertEquals(new Power(1235), drawn);
    assertEquals(1.235, drawn.kilowatts());
    assertEquals(new Power(-765), drawn.minus(new Power(2000)));
    assertEquals(Power.ZERO, new Power(-765).atLeastZero());
    assertEquals(new Power(1230), drawn.roundedDown(10));
    assertEquals(drawn, drawn.max(Power.ZERO));
    assertEquals(Power.ZERO, Power.ZERO.max(new Power(-1)));
    assertEquals(Power.ZERO, Power.ZERO.min(drawn));
    assertEquals(Power.ZERO, drawn.min(Power.ZERO));
    assertTrue(drawn.compareTo(Power.ZERO) > 0);
    assertEquals("1235 W", drawn.toString());
  }

  @Test
  void voltagesTemperaturesAndChargesKeepTheirUnits() {
    assertEquals(1000, Voltage.ofVolts(230).permilleOf(Voltage.ofVolts(230)));
    assertEquals(230.1, Voltage.ofVolts(230.1).volts());
    assertEquals("230.1 V", Voltage.ofVolts(230.1).toString());
    assertTrue(Temperature.ofCelsius(45.1).isAbove(Temperature.ofCelsius(45)));
    assertTrue(StateOfCharge.ofPercent(95).compareTo(StateOfCharge.ofPercent(94)) > 0);
  }

  @Test
  void namesReadAsTheyAreConfigured() {
    assertEquals("main", new MeterId("main").toString());
    assertTrue(new MeterId("a").compareTo(new MeterId("b")) < 0);
    assertEquals("bay 7", new BayId(7).toString());
    assertTrue(new ServiceId("a").compareTo(new ServiceId("b")) < 0);
    assertEquals(
        "stopped: the grid frequency is low (tw-sreg)",
        new Cause(Reason.FREQUENCY_LOW, new ServiceId("tw-sreg")).words());
    assertEquals("charges freely", Cause.of(Reason.UNRESTRICTED).words());
  }

  @Test
  void plansAreEqualWhenTheyAskTheSameOfEveryBay() {
    var free = Cause.of(Reason.UNRESTRICTED);
    var one = new BayLimit(new BayId(1), new Power(500), free);
    var plan = new ChargingPlan(1, List.of(one));
    assertTrue(
        plan.sameLimitsAs(
            new ChargingPlan(
                2, List.of(new BayLimit(new BayId(1), new Power(500), Cause.of(Reason.HOT))))));
    assertFalse(plan.sameLimitsAs(ChargingPlan.NONE));
    assertFalse(
        plan.sameLimitsAs(
            new ChargingPlan(2, List.of(new BayLimit(new BayId(2), new Power(500), free)))));
    assertFalse(
        plan.sameLimitsAs(
            new ChargingPlan(2, List.of(new BayLimit(new BayId(1), new Power(510), free)))));
    assertEquals(new Power(500), plan.total());
  }
}
