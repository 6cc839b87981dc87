package org.swapgrid.sim.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.Sites;

final class StationTest {
  private static final double DAY = 24 * 3600;

  @Test
  void thePackagedSiteDrawsTenToThirteenKilowattsOnAverage() throws ConfigurationFault {
    var station = Station.inBusiness(Sites.packaged().station(), 5);
    station.advanceTo(4 * DAY);
    var mean = station.joules() / (4 * DAY);
    assertTrue(mean > 10_000 && mean < 13_400, "mean " + mean + " W");
  }

  @Test
  void ridersAreServedAllDayWhenNothingIsShed() throws ConfigurationFault {
    var station = Station.inBusiness(Sites.packaged().station(), 6);
    station.advanceTo(DAY);
    var riders = station.riders();
    assertTrue(riders.served() > 150 && riders.served() < 300, "served " + riders.served());
    assertEquals(0, riders.refused());
  }

  @Test
  void chargingTapersNearFullAndThenStops() {
    var charger = new StationSettings.Charger(600, 0.93, 0.8);
    var half = new Battery(1, 1500, 0.5, 25).wants(charger);
    var almost = new Battery(2, 1500, 0.95, 25).wants(charger);
    var full = new Battery(3, 1500, 1, 25).wants(charger);
    assertTrue(half > 480 && half <= 600, "half full: " + half);
    assertTrue(almost < 0.4 * half, "almost full: " + almost);
    assertEquals(0, full);
  }

  @Test
  void aHotPackTakesLess() {
    var charger = new StationSettings.Charger(600, 0.93, 0.8);
    var warm = new Battery(1, 1500, 0.5, 30).wants(charger);
    var hot = new Battery(2, 1500, 0.5, 50).wants(charger);
    assertEquals(warm / 2, hot, 1);
  }

  @Test
  void aRiderTakesTheFullestAndLeavesTheEmptiest() throws ConfigurationFault {
    var station = Station.inBusiness(Sites.packaged().station(), 7);
    var before = charges(station);
    var fullest = before.stream().max(Double::compare).orElseThrow();
    assertTrue(station.rider());
    var after = charges(station);
    var gone = before.stream().filter(fullest::equals).count();
    assertEquals(gone - 1, after.stream().filter(fullest::equals).count());
    assertTrue(after.stream().anyMatch(c -> !before.contains(c) && c < 0.36 && c > 0));
    assertEquals(1, station.riders().served());
  }

  @Test
  void aRiderWhoFindsNoneReadyIsRefused() throws ConfigurationFault {
    var station = Station.inBusiness(Sites.packaged().station().withBays(4), 8);
    while (station.riders().ready() > 0) {
      station.rider();
    }
    assertFalse(station.rider());
    assertTrue(station.riders().refused() > 0);
  }

  @Test
  void stuckSlowAndDisobedientBaysFollowAsTheyAreSaidTo() throws ConfigurationFault {
    var station = Station.inBusiness(Sites.packaged().station(), 9);
    var charging = station.bays().stream().filter(b -> b.drawW() > 300).limit(3).toList();
    charging.get(0).setObedience(Obedience.STUCK);
    charging.get(1).setObedience(Obedience.SLOW);
    charging.get(2).setObedience(Obedience.DISOBEDIENT);
    charging.forEach(b -> b.limit(0, true));
    station.advanceTo(10);
    assertTrue(charging.get(0).drawW() > 300);
    assertTrue(charging.get(1).drawW() > 100 && charging.get(1).drawW() < 400);
    assertTrue(charging.get(2).drawW() > 300);
  }

  @Test
  void sameSeedSameDay() throws ConfigurationFault {
    var one = Station.inBusiness(Sites.packaged().station(), 10);
    var other = Station.inBusiness(Sites.packaged().station(), 10);
    one.advanceTo(7200);
    other.advanceTo(7200);
    assertEquals(charges(one), charges(other));
  }

  private static List<Double> charges(Station station) {
    return station.bays().stream().map(StationTest::charge).toList();
  }

  private static double charge(Bay bay) {
    var battery = bay.battery();
    return battery == null ? -1 : battery.charge();
  }
}
