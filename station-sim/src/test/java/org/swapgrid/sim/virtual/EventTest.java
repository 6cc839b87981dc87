package org.swapgrid.sim.virtual;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.swapgrid.sim.virtual.Sample.say;
import static org.swapgrid.sim.virtual.Sample.station;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.decision.Mode;
import org.swapgrid.sim.config.ConfigurationFault;

final class EventTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ParameterizedTest(name = "held below for {0} s")
  @ValueSource(ints = {60, 1200})
  void chargingNeverRisesWhileTheFrequencyStaysLow(int seconds) throws ConfigurationFault {
    var station = station(7);
    var before = watts(station.run(MINUTE));
    say(station, "frequency 59.80");
    var settling = station.run(Duration.ofSeconds(2));
    var held = station.run(Duration.ofSeconds(seconds));
    assertInstanceOf(Mode.Shedding.class, settling.getLast().mode());
    assertTrue(before > 5_000, "too little to shed: " + before);
    assertTrue(watts(held) < 0.4 * before, watts(held) + " W of " + before);
    assertNeverRises(settling.getLast().limitW(), held);
  }

  @Test
  void aSecondDipHalfAMinuteAfterTheRecoveryIsAnswered() throws ConfigurationFault {
    var station = station(8);
    var before = watts(station.run(MINUTE));
    say(station, "frequency 59.70");
    var first = station.run(MINUTE);
    say(station, "frequency 60.0");
    var between = station.run(Duration.ofSeconds(30));
    say(station, "frequency 59.70");
    var second = station.run(MINUTE);
    assertInstanceOf(Mode.Shedding.class, first.getLast().mode());
    assertInstanceOf(Mode.Waiting.class, between.getLast().mode());
    assertInstanceOf(Mode.Shedding.class, second.getLast().mode());
    assertTrue(watts(second) < 0.4 * before, watts(second) + " W of " + before);
  }

  @Test
  void returnsByWaitRandomDelayAndRampAndStaysBelowItsFormerPower() throws ConfigurationFault {
    var station = station(9);
    var before = station.run(MINUTE).stream().mapToDouble(Moment::watts).max().orElseThrow();
    say(station, "frequency 59.60");
    var shed = station.run(MINUTE).getLast().limitW();
    say(station, "frequency 60.0");
    var waiting = station.run(Sample.DELAY);
    var coming = station.run(Duration.ofMinutes(20));
    assertNeverRises(shed, waiting);
    assertBelowRamp(shed, coming);
    var most = inRecovery(shed, coming);
    assertTrue(most <= before + 10, most + " W after " + before);
    assertInstanceOf(Mode.Normal.class, coming.getLast().mode());
    assertTrue(watts(coming) > 0.5 * before, "charging is back: " + watts(coming));
  }

  private static double inRecovery(int shed, List<Moment> coming) {
    var rising = coming.stream().dropWhile(m -> m.limitW() <= shed).toList();
    var end = rising.getFirst().at().plus(Sample.RECOVERY);
    return rising.stream()
        .takeWhile(m -> m.at().compareTo(end) < 0)
        .mapToDouble(Moment::watts)
        .max()
        .orElseThrow();
  }

  /** From their first rise on, the limits stay below the ramp's line, until all is normal. */
  private static void assertBelowRamp(int shed, List<Moment> trace) {
    var perSecond = 30 * 600.0 / Sample.RAMP.toSeconds();
    var rising = trace.stream().dropWhile(m -> m.limitW() <= shed).toList();
    for (var moment : rising) {
      if (moment.mode() instanceof Mode.Normal) {
        return;
      }
      var since = moment.at().minus(rising.getFirst().at()).toMillis() / 1e3 + 1;
      var line = shed + perSecond * since;
      assertTrue(moment.limitW() <= line, moment.at() + ": " + moment.limitW() + " > " + line);
    }
    fail("never back to normal");
  }

  static void assertNeverRises(int from, List<Moment> trace) {
    int limit = from;
    for (var moment : trace) {
      assertTrue(moment.limitW() <= limit, moment.at() + ": " + moment.limitW() + " > " + limit);
      limit = moment.limitW();
    }
  }

  static double watts(List<Moment> trace) {
    return trace.getLast().watts();
  }
}
