package org.swapgrid.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swapgrid.model.BaySnapshot.ChargeState;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.CabinetSnapshot;

/** Swaps are counted as they happened, each hour of the week for itself. */
final class SwapsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private final Site site = Site.standard();

  /** Plays an hour with so many swaps in it, and steps into the next. */
  private void hour(int swaps) {
    site.look();
    for (int i = 0; i < swaps; i++) {
      site.pass(Duration.ofMinutes(2));
      site.bays.getFirst().permille = 1000;
      site.step();
      site.swap(1, 150);
    }
    finish();
  }

  private void finish() {
    var left = HOUR.minus(Duration.between(Site.START, site.wall).minus(whole()));
    site.pass(left);
  }

  private Duration whole() {
    return HOUR.multipliedBy(Duration.between(Site.START, site.wall).toHours());
  }

  @Test
  void theSwapsOfAnHourAreItsRate() {
    hour(3);
    assertEquals(3, site.rate(Site.START), 0.05);
    assertEquals(3, site.rate(Site.START.plus(WEEK)), 0.05);
    assertEquals(0, site.rate(Site.START.plus(HOUR)));
  }

  @Test
  void weeksAreWeighedTheNewestMost() {
    for (int swaps : new int[] {4, 8}) {
      hour(swaps);
      site.skip(WEEK.minus(HOUR));
    }
    assertEquals(6, site.rate(Site.START), 0.1);
    for (int week = 0; week < 8; week++) {
      site.wall = Site.START.plus(WEEK.multipliedBy(week + 2L));
      site.look();
      site.pass(HOUR);
    }
    assertTrue(site.rate(Site.START) < 1, "half a year ago matters little");
    assertTrue(site.rate(Site.START) > 0, "and is not forgotten at once");
  }

  @Test
  void whatLeavesOneBayAndComesToAnotherIsOneSwap() {
    site.bays.get(0).permille = 1000;
    site.bays.get(1).empty = true;
    site.look();
    site.bays.get(1).empty = false;
    site.bays.get(1).id = 77;
    site.bays.get(1).permille = 100;
    site.step();
    site.bays.get(0).empty = true;
    finish();
    assertEquals(1, site.rate(Site.START), 0.05);
  }

  @Test
  void aTechnicianWhoTakesBringsOrPutsBackSwapsNothing() {
    site.bays.forEach(bay -> bay.permille = 990);
    site.look();
    site.bays.forEach(bay -> bay.empty = true);
    site.step();
    site.bays.forEach(bay -> bay.empty = false);
    site.step();
    site.bays.get(2).empty = true;
    site.pass(Duration.ofMinutes(6));
    site.bays.get(2).empty = false;
    site.swap(3, 100);
    finish();
    assertEquals(0, site.rate(Site.START));
  }

  @Test
  void aPackWithoutANumberIsKnownByItsCharge() {
    site.bays.forEach(bay -> bay.id = 0);
    site.bays.get(1).state = ChargeState.DISCHARGING;
    site.look();
    site.bays.get(0).permille = 950;
    site.step();
    site.swap(1, 200);
    site.bays.get(1).permille = 50;
    finish();
    assertEquals(1, site.rate(Site.START), 0.05);
  }

  @Test
  void aGaugeThatFallsIsTheSameBattery() {
    site.bays.getFirst().permille = 900;
    site.look();
    site.bays.getFirst().permille = 300;
    finish();
    assertEquals(0, site.rate(Site.START));
  }

  @ParameterizedTest
  @EnumSource(
      value = CabinetSnapshot.State.class,
      names = {"OFF", "INITIALISING", "FAULT"})
  void whatACabinetSaysThatDoesNotRunIsNotHeard(CabinetSnapshot.State state) {
    site.bays.getFirst().permille = 1000;
    site.look();
    site.state = state;
    site.bays.forEach(bay -> bay.empty = true);
    site.step();
    site.state = CabinetSnapshot.State.LOCAL;
    site.bays.forEach(bay -> bay.empty = false);
    site.swap(1, 100);
    finish();
    assertEquals(0, site.rate(Site.START));
  }

  @Test
  void aFaultyBayIsNotHeard() {
    site.bays.getFirst().permille = 1000;
    site.look();
    site.bays.getFirst().condition = new Condition(7, false, false, false);
    site.swap(1, 0);
    site.step();
    site.bays.getFirst().condition = Condition.FINE;
    finish();
    assertEquals(0, site.rate(Site.START));
  }

  @Test
  void anOutageTakesNothingFromTheRate() {
    hour(0);
    site.skip(WEEK.minus(HOUR));
    site.look();
    for (int i = 0; i < 4; i++) {
      site.pass(Duration.ofMinutes(5));
      site.bays.getFirst().permille = 1000;
      site.step();
      site.swap(1, 100);
    }
    site.pass(Duration.ofMinutes(15));
    site.state = null;
    site.pass(Duration.ofMinutes(22));
    site.state = CabinetSnapshot.State.RUNNING;
    site.pass(Duration.ofMinutes(10));
    assertEquals(3, site.rate(Site.START), 0.6);
  }

  @Test
  void halfAnHourOrMoreMustHaveBeenSeen() {
    site.state = null;
    site.pass(Duration.ofMinutes(40));
    site.state = CabinetSnapshot.State.RUNNING;
    site.bays.getFirst().permille = 1000;
    site.step();
    site.swap(1, 100);
    finish();
    assertEquals(0, site.rate(Site.START), "one swap in 20 minutes is no three in an hour");
  }

  @Test
  void aRestartLosesNoSwap() {
    site.bays.getFirst().permille = 1000;
    site.step();
    site.swap(1, 100);
    site.pass(Duration.ofMinutes(20));
    site.restart(site.outlook.text());
    finish();
    assertEquals(1, site.rate(Site.START), 0.05);
  }

  @Test
  void whileTheClockIsNotSetNothingIsCounted() {
    site.clockSet = false;
    hour(3);
    site.clockSet = true;
    for (var absurd : new String[] {"1970-01-01T00:00:00Z", "2106-01-01T00:00:00Z"}) {
      site.wall = Instant.parse(absurd);
      site.pass(Duration.ofHours(2));
    }
    assertEquals(
        Site.standard().outlook.text().lines().skip(7).limit(7).toList(),
        site.outlook.text().lines().skip(7).limit(7).toList());
  }

  @Test
  void aClockSetBackTeachesNoHourTwice() {
    hour(3);
    site.wall = Site.START.minusSeconds(1);
    hour(0);
    site.pass(HOUR);
    assertEquals(3, site.rate(Site.START), 0.05);
  }

  @Test
  void aClockThatWasFarAheadDoesNotStopTheLearning() {
    site.wall = Site.START.plus(Duration.ofDays(4000));
    site.pass(Duration.ofHours(2));
    site.wall = Site.START.minusSeconds(10);
    hour(3);
    site.pass(Duration.ofMinutes(1));
    assertEquals(3, site.rate(Site.START), 0.1);
  }

  @Test
  void anHourIsOneOfTheStationsOwnZone() {
    assertEquals(8, Week.hourOf(Site.START.atZone(Site.TAIPEI)));
    assertEquals(0, Week.hourOf(Site.START.atZone(java.time.ZoneOffset.UTC)));
    var sunday = Instant.parse("2026-04-05T15:59:59Z").atZone(Site.TAIPEI);
    assertEquals(Week.HOURS - 1, Week.hourOf(sunday));
  }
}
