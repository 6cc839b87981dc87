package org.swapgrid.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.BaySnapshot.ChargeState;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.Power;

/** How batteries charge is learned from charging that nothing holds back. */
final class ChargingTest {
  private static Run run(int from, int to, double joules) {
    return new Run(from, to, joules, Duration.ofMinutes(10), new Power(500));
  }

  private static boolean understands(Site site) {
    site.pass(Duration.ofMinutes(40));
    return !site.outlook.charging(0).isEmpty();
  }

  @Test
  void energyAndDrawAreLearnedWithinAFewPercentOfTheTruth() {
    var site = Site.standard().understood();
    var lines = site.outlook.text().lines().toList();
    var energy = Long.parseLong(lines.get(5).substring(lines.get(5).indexOf(':') + 1));
    assertTrue(Math.abs(energy - 1400) <= 30, energy + " mWh");
    assertTrue(lines.get(6).contains(":800,"), lines.get(6));
  }

  @Test
  void chargingUnderALimitTeachesNothing() {
    var site = Site.standard();
    site.bays.forEach(bay -> bay.limit = 300);
    assertFalse(understands(site));
  }

  @Test
  void aBatteryThatIsTestedOrStoppedByHandTeachesNothing() {
    var site = Site.standard();
    site.bays.forEach(bay -> bay.state = ChargeState.TESTING);
    assertFalse(understands(site));
    site.bays.forEach(bay -> bay.state = null);
    site.bays.forEach(bay -> bay.condition = new Condition(0, true, false, false));
    assertFalse(understands(site));
  }

  @Test
  void aSwapBeginsAnew() {
    var site = Site.standard();
    for (int minute = 0; minute < 40; minute++) {
      site.pass(Duration.ofMinutes(1));
      for (int bay = 1; bay <= 4; bay++) {
        site.swap(bay, 200);
      }
    }
    assertTrue(site.outlook.charging(0).isEmpty());
  }

  @Test
  void aMeterThatShowsNothingIsNotBelieved() {
    assertEquals(Charging.UNKNOWN, Charging.UNKNOWN.with(run(100, 150, 0)));
    assertEquals(Charging.UNKNOWN, Charging.UNKNOWN.with(run(100, 150, 1e9)));
    assertTrue(Charging.UNKNOWN.with(run(100, 150, 240_000)).isKnown());
  }

  @Test
  void aTenthThatWasNeverSeenIsTakenForAFullerOne() {
    var charging = Charging.UNKNOWN.with(run(475, 525, 120_000)).with(run(800, 850, 60_000));
    assertEquals(0, Charging.UNKNOWN.share(500));
    assertEquals(400, charging.share(0));
    assertEquals(400, charging.share(599));
    assertEquals(200, charging.share(600));
    assertEquals(200, charging.share(1000), "nothing fuller was seen");
  }

  @Test
  void noShareIsAboveTheRating() {
    assertEquals(1000, run(0, 50, 600_000).share());
  }
}
