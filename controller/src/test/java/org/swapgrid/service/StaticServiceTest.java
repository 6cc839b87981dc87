package org.swapgrid.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample.Times;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.service.ServiceState.Active;
import org.swapgrid.service.ServiceState.Clearing;
import org.swapgrid.service.ServiceState.Following;
import org.swapgrid.service.ServiceState.Suspect;

final class StaticServiceTest {
  private static final Duration WINDOW = Duration.ofMillis(200);
  private static final Duration SITE_DELAY = Duration.ofMinutes(1);
  private static final Active ACTIVE =
      new Active(Duration.ofSeconds(5), Duration.ofSeconds(4), new Power(7000));
  private static final Clearing CLEARING =
      new Clearing(ACTIVE, Duration.ofSeconds(20), Duration.ofSeconds(80));
  private static final Suspect SUSPECT =
      new Suspect(Duration.ofSeconds(9), Duration.ofMillis(8950));
  private static final Following FOLLOWING = new Following(Duration.ZERO, 10);

  private final StaticService service =
      new StaticService(
          new ServiceId("s"),
          new StaticService.Trip(Frequency.ofHertz(59.88), 2),
          new StaticService.Release(Frequency.ofHertz(59.98), Duration.ofSeconds(10)),
          new Terms(
              new Power(5000),
              false,
              Duration.ofSeconds(1),
              Duration.ofMinutes(1),
              Terms.Comeback.UNBOUND));

  private static Reading reading(double hertz, Duration at) {
    return new Reading(Frequency.ofHertz(hertz), new Times(at, at.plusMillis(2)), WINDOW);
  }

  private static Sighting sighting(double hertz, double seconds) {
    var at = Duration.ofMillis(Math.round(seconds * 1000));
    return new Sighting(null, reading(hertz, at), new Power(3000), SITE_DELAY);
  }

  @Test
  void everyStateHasItsAnswerToAHighFrequency() {
    for (var state : List.of(ServiceState.ARMED, SUSPECT, FOLLOWING)) {
      assertEquals(ServiceState.ARMED, service.step(state, sighting(60, 10)));
    }
    var clearing = assertInstanceOf(Clearing.class, service.step(ACTIVE, sighting(60, 10)));
    assertEquals(Duration.ofMillis(70_002), clearing.until());
    assertEquals(CLEARING, service.step(CLEARING, sighting(60, 79.997)));
    assertEquals(ServiceState.ARMED, service.step(CLEARING, sighting(60, 79.998)));
  }

  @Test
  void betweenTheLevelsAClaimStandsAndAWaitIsBroken() {
    assertEquals(ACTIVE, service.step(ACTIVE, sighting(59.95, 10)));
    assertEquals(ACTIVE, service.step(CLEARING, sighting(59.95, 90)));
    assertEquals(ServiceState.ARMED, service.step(SUSPECT, sighting(59.95, 10)));
  }

  @Test
  void everyStateHasItsAnswerToALowFrequency() {
    assertInstanceOf(Suspect.class, service.step(ServiceState.ARMED, sighting(59.5, 10)));
    assertInstanceOf(Suspect.class, service.step(FOLLOWING, sighting(59.5, 10)));
    assertEquals(SUSPECT, service.step(SUSPECT, sighting(59.5, 9.199)));
    var active = assertInstanceOf(Active.class, service.step(SUSPECT, sighting(59.5, 9.2)));
    assertEquals(SUSPECT.crossing(), active.crossing());
    assertEquals(new Power(3000), active.owed());
    assertEquals(ACTIVE, service.step(ACTIVE, sighting(59.5, 10)));
    assertEquals(ACTIVE, service.step(CLEARING, sighting(59.5, 90)));
  }

  @Test
  void theCrossingLiesOneWindowBeforeTheLineBetweenTheReadings() {
    var above = reading(59.98, Duration.ofSeconds(9));
    var now = reading(59.78, Duration.ofSeconds(10));
    var step = service.step(ServiceState.ARMED, new Sighting(above, now, Power.ZERO, SITE_DELAY));
    assertEquals(Duration.ofMillis(9_302), assertInstanceOf(Suspect.class, step).crossing());
  }

  @Test
  void withoutAReadingAboveTheCrossingIsOneWindowBeforeTheFirstBelow() {
    var below = reading(59.7, Duration.ofSeconds(9));
    var now = reading(59.5, Duration.ofSeconds(10));
    var step = service.step(ServiceState.ARMED, new Sighting(below, now, Power.ZERO, SITE_DELAY));
    assertEquals(Duration.ofMillis(9_802), assertInstanceOf(Suspect.class, step).crossing());
  }

  @Test
  void losingSightVoidsWhatIsCountedAndKeepsWhatIsClaimed() {
    for (var state : List.of(ServiceState.ARMED, SUSPECT, FOLLOWING)) {
      assertEquals(ServiceState.ARMED, service.unsighted(state));
      assertTrue(service.claim(state, new Power(9000)).isEmpty());
    }
    assertEquals(ACTIVE, service.unsighted(ACTIVE));
    assertEquals(ACTIVE, service.unsighted(CLEARING));
    for (var state : List.of(ACTIVE, CLEARING)) {
      var claim = service.claim(state, new Power(9000)).orElseThrow();
      assertEquals(new Power(4000), claim.target());
      assertEquals(new Power(7000), claim.owed());
      assertEquals(Duration.ofSeconds(64), claim.until());
    }
    assertEquals(Power.ZERO, service.claim(ACTIVE, new Power(100)).orElseThrow().target());
  }
}
