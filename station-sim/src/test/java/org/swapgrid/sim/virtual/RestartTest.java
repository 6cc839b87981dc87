package org.swapgrid.sim.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.sim.virtual.Sample.say;
import static org.swapgrid.sim.virtual.Sample.station;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.Resume;
import org.swapgrid.sim.cabinet.CabinetState;
import org.swapgrid.sim.config.ConfigurationFault;

final class RestartTest {
  /** 30 bays at 60 W. */
  private static final int SAFE_W = 1_800;

  private static final Duration REVERT = Duration.ofSeconds(5);

  @Test
  void withTheControllerDeadTheCabinetGoesToItsSafePowerInTime() throws ConfigurationFault {
    var station = station(11);
    var _ = station.run(Duration.ofSeconds(30));
    station.kill();
    var dead = station.run(REVERT.plusMillis(200)).getLast();
    assertEquals(CabinetState.FAILSAFE, dead.truth().cabinet().state());
    assertTrue(dead.watts() <= SAFE_W, "draws " + dead.watts());
  }

  @ParameterizedTest(name = "killed {0} s after the frequency is back")
  @ValueSource(ints = {-20, 20, 70, 150})
  void aRestartInTheMiddleOfAnEventNeverGivesFullPower(int seconds) throws ConfigurationFault {
    var station = station(12);
    var before = EventTest.watts(station.run(Duration.ofSeconds(60)));
    say(station, "frequency 59.6");
    var shed = station.run(Duration.ofSeconds(60 + Math.min(seconds, 0)));
    if (seconds > 0) {
      say(station, "frequency 60");
      var _ = station.run(Duration.ofSeconds(seconds));
    }
    assertInstanceOf(Mode.Shedding.class, shed.getLast().mode());
    station.kill();
    var dead = station.run(Duration.ofSeconds(8));
    station.start();
    var after = station.run(Duration.ofSeconds(10));
    assertTrue(EventTest.watts(dead) <= SAFE_W, "dead: " + EventTest.watts(dead));
    for (var moment : after) {
      assertTrue(moment.watts() < before, moment.at() + ": " + moment.watts());
      assertTrue(!(moment.mode() instanceof Mode.Normal), moment.at() + ": " + moment.mode());
    }
  }

  @Test
  void aRestartWhileTheFrequencyIsLowGoesOnShedding() throws ConfigurationFault {
    var station = station(13);
    var _ = station.run(Duration.ofSeconds(30));
    say(station, "frequency 59.6");
    var _ = station.run(Duration.ofSeconds(30));
    station.kill();
    var _ = station.run(Duration.ofSeconds(2));
    station.start();
    var after = station.run(Duration.ofSeconds(60)).getLast();
    assertInstanceOf(Mode.Shedding.class, after.mode());
    assertTrue(after.watts() < SAFE_W, "draws " + after.watts());
  }

  @Test
  void withoutAMemoryTheStationComesBackByTheColdLoadPath() throws ConfigurationFault {
    var station = station(14);
    var _ = station.run(Duration.ofSeconds(30));
    station.kill();
    station.replaceDurable(Resume.UNKNOWN);
    var _ = station.run(Duration.ofSeconds(6));
    station.start();
    var waiting = station.run(Sample.DELAY.minusSeconds(1)).getLast();
    assertTrue(waiting.watts() <= SAFE_W, "draws " + waiting.watts());
  }

  @Test
  void aRebootedCabinetIsToldEverythingAgain() throws ConfigurationFault {
    var station = station(15);
    var _ = station.run(Duration.ofSeconds(30));
    say(station, "frequency 59.6");
    var _ = station.run(Duration.ofSeconds(10));
    say(station, "cabinet reboot");
    var after = station.run(Duration.ofSeconds(5)).getLast();
    assertEquals(CabinetState.RUNNING, after.truth().cabinet().state());
    assertEquals(0, after.limitW());
  }
}
