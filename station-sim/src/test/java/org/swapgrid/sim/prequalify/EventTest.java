package org.swapgrid.sim.prequalify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read from a trace of a station of 10 kW that owes 5 kW. */
final class EventTest {
  private static final double BEFORE = 10_000;
  private static final double OWED = 5_000;
  private final List<Point> points = new ArrayList<>();
  private long now;

  /** Draws so much for a time, limited to it where it is less than before. */
  @CanIgnoreReturnValue
  private EventTest draws(double watts, double seconds) {
    var limit = watts < BEFORE ? (int) watts : 15_000;
    for (int i = 0; i < Math.round(seconds * 50); i++, now += 20_000_000) {
      points.add(new Point(now, 60, 1, watts, limit));
    }
    return this;
  }

  private Event event(double crossingSeconds) {
    return new Event(new Trace(points), (long) (crossingSeconds * 1e9), BEFORE, OWED);
  }

  @Test
  void theResponseIsTimedFromTheCrossing() {
    var event = draws(10_000, 1.4).draws(8_000, 0.2).draws(5_000, 3).event(1);
    assertEquals(400, event.startMillis());
    assertEquals(600, event.fullMillis());
    assertFalse(event.fellEarly(0));
  }

  @Test
  void aReductionThatIsNeverFullIsSaidToBeNever() {
    var event = draws(10_000, 1).draws(6_000, 3).event(1);
    assertNull(event.fullMillis());
  }

  @Test
  void aDropBeforeTheLevelIsSeen() {
    assertTrue(draws(10_000, 1).draws(5_000, 3).event(2).fellEarly(0));
  }

  @Test
  void oneWeakWindowIsFoundInALongHold() {
    var event = draws(10_000, 1).draws(5_000, 60).draws(6_000, 1).draws(5_000, 60).event(1);
    var lowest = event.lowestShare(1_000_000_000L, now, Duration.ofSeconds(1));
    assertEquals(0.8, lowest, 0.01);
  }

  @Test
  void aSwingingStationIsCountedEachTimeItActs() {
    draws(10_000, 1);
    for (int i = 0; i < 5; i++) {
      draws(5_000, 2).draws(10_000, 2);
    }
    assertEquals(5, event(1).activations());
  }

  @Test
  void aTrimmedLimitIsNoSecondActivation() {
    var event = draws(10_000, 1).draws(5_000, 2).draws(5_600, 1).draws(4_900, 2).event(1);
    assertEquals(1, event.activations());
  }

  @Test
  void aReturnAtOnceIsSteepAndAGentleOneIsNot() {
    var atOnce = draws(5_000, 2).draws(10_000, 2).event(0);
    assertEquals(5_000, atOnce.steepestRise(0));
    points.clear();
    now = 0;
    for (int i = 0; i <= 10; i++) {
      draws(5_000 + 500 * i, 0.5);
    }
    assertEquals(1_000, event(0).steepestRise(0));
  }

  @Test
  void aRiseIsFoundOnlyBeyondWhatTheHoldHadKnown() {
    var event = draws(10_000, 1).draws(5_000, 4).draws(4_900, 3).draws(7_000, 1).event(1);
    assertEquals(8_000_000_000L, event.firstRise(1_500_000_000L, 5_000_000_000L));
  }
}
