package org.swapgrid.sim.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.sim.virtual.Sample.say;
import static org.swapgrid.sim.virtual.Sample.station;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.decision.Mode;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.Scenarios;

final class DistrustTest {
  @ParameterizedTest(name = "meter {0}")
  @ValueSource(strings = {"nan", "zero", "ffff", "silent", "exception 4", "freeze"})
  void aMeterWithoutAValueBlindsTheStationAndActivatesNothing(String fault)
      throws ConfigurationFault {
    var station = station(21);
    var before = station.run(Duration.ofSeconds(20)).getLast().limitW();
    say(station, "fault meter " + fault);
    var blind = station.run(Duration.ofSeconds(45));
    assertInstanceOf(Mode.Blind.class, blind.getLast().mode());
    assertNothingActive(blind);
    EventTest.assertNeverRises(before, blind);
  }

  @Test
  void fortyHertzAtNoVoltageIsDarkAndActivatesNothing() throws ConfigurationFault {
    var station = station(22);
    var _ = station.run(Duration.ofSeconds(20));
    say(station, "voltage 0.001");
    say(station, "frequency 40");
    var dark = station.run(Duration.ofSeconds(30));
    assertInstanceOf(Mode.Dark.class, dark.getLast().mode());
    assertNothingActive(dark);
  }

  @Test
  void whatBlindsTheStationInAnEventLoosensNothing() throws ConfigurationFault {
    var station = station(23);
    var _ = station.run(Duration.ofSeconds(20));
    say(station, "frequency 59.6");
    var shed = station.run(Duration.ofSeconds(20)).getLast();
    say(station, "fault meter silent");
    say(station, "frequency 60");
    var blind = station.run(Duration.ofMinutes(5));
    assertInstanceOf(Mode.Blind.class, blind.getLast().mode());
    EventTest.assertNeverRises(shed.limitW(), blind);
  }

  @Test
  void whatIsNoReasonToShedShedsNothing() throws ConfigurationFault {
    var scenario = Scenarios.find("disturbances", 24);
    var station =
        new VirtualStation(Sample.site(24), scenario, Sample.policy(), Sample.STEP, Sample.PEACE);
    assertNothingActive(station.run(Duration.ofMinutes(5)));
  }

  @Test
  void oneDroppedAnswerInAnEventDoesNotHideIt() throws ConfigurationFault {
    var station = station(25);
    var before = station.run(Duration.ofSeconds(30)).getLast().watts();
    say(station, "fault meter silent for 0.3");
    say(station, "frequency 59.6");
    var after = station.run(Duration.ofSeconds(2)).getLast();
    assertInstanceOf(Mode.Shedding.class, after.mode());
    assertTrue(after.watts() < before / 2, "draws " + after.watts());
  }

  private static void assertNothingActive(List<Moment> trace) {
    for (var moment : trace) {
      var cycle = Objects.requireNonNull(moment.cycle());
      assertTrue(!(moment.mode() instanceof Mode.Shedding), moment.toString());
      var active = cycle.made().view().services().stream().filter(s -> s.active()).count();
      assertEquals(0, active, "active at " + moment.at());
    }
  }
}
