package org.swapgrid.sim.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.sim.virtual.Sample.say;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.Scenarios;

final class DeadBusTest {
  @Test
  void aFrequencyThatSlidesWithoutVoltageIsNoEventAndTheColdLoadPathFollows()
      throws ConfigurationFault {
    var scenario = Scenarios.find("dead-bus", 3);
    var station =
        new VirtualStation(Sample.site(3), scenario, Sample.policy(), Sample.STEP, Sample.PEACE);
    var before = station.run(Duration.ofSeconds(29));
    var dead = station.run(Duration.ofSeconds(369));
    var back = station.run(Duration.ofSeconds(62));
    var coming = station.run(Duration.ofMinutes(15));
    assertTrue(dead.stream().noneMatch(m -> m.mode() instanceof Mode.Shedding));
    assertInstanceOf(Mode.Dark.class, dead.getLast().mode());
    assertEquals(0, back.stream().mapToInt(Moment::limitW).max().orElseThrow(), "cold load");
    assertInstanceOf(Mode.Normal.class, coming.getLast().mode());
    var allowed = before.getLast().watts();
    var early = coming.stream().limit(600).mapToDouble(Moment::watts).max().orElseThrow();
    assertTrue(early <= allowed + 10, early + " W after " + allowed);
  }

  @Test
  void aSagIsNotADeadBus() throws ConfigurationFault {
    var station = Sample.station(4);
    var _ = station.run(Duration.ofSeconds(20));
    say(station, "voltage 0.72 for 0.4");
    say(station, "phase-jump -30");
    var after = station.run(Duration.ofSeconds(20));
    assertTrue(after.stream().allMatch(m -> m.mode() instanceof Mode.Normal));
  }
}
