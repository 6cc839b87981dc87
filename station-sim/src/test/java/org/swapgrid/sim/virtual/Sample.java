package org.swapgrid.sim.virtual;

import java.time.Duration;
import java.util.List;
import org.swapgrid.decision.Policy;
import org.swapgrid.decision.Resume;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;
import org.swapgrid.model.Voltage;
import org.swapgrid.service.StaticService;
import org.swapgrid.service.Terms;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Sites;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.SiteSettings;
import org.swapgrid.sim.site.Wording;

/** A station under Taiwan's sReg with shortened waits. */
final class Sample {
  static final double TRIP = 59.88;
  static final Duration DELAY = Duration.ofMinutes(1);
  static final Duration RANDOM = Duration.ofMinutes(1);
  static final Duration RAMP = Duration.ofMinutes(2);
  static final Duration RECOVERY = Duration.ofMinutes(5);
  static final Duration STEP = Duration.ofMillis(100);

  /** A controller that was at peace when it last stopped. */
  static final Resume PEACE =
      new Resume(Resume.Stage.NORMAL, List.of(), new Power(100_000), Power.ZERO, 0, false);

  private Sample() {}

  static Policy policy() {
    var trust =
        new Policy.MeterTrust(new MeterId("main"), Duration.ofMillis(200), Voltage.ofVolts(220));
    return new Policy(
        new Policy.Site(
            "sim-01",
            Frequency.ofHertz(60),
            Power.ofKilowatts(40),
            new Policy.Obedience(Duration.ofSeconds(3), new Power(50))),
        new Policy.Gate(
            List.of(trust),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            new Policy.Steps(1_000, 50),
            new Policy.Blind(Duration.ofMinutes(10), true)),
        new Policy.Riders(6, StateOfCharge.ofPercent(90), 9, Temperature.ofCelsius(55)),
        new Policy.Comeback(DELAY, RANDOM, RAMP, RECOVERY),
        List.of(service()));
  }

  private static StaticService service() {
    return new StaticService(
        new ServiceId("tw-sreg"),
        new StaticService.Trip(Frequency.ofHertz(TRIP), 2),
        new StaticService.Release(Frequency.ofHertz(59.98), Duration.ofSeconds(10)),
        new Terms(
            null, true, Duration.ofSeconds(10), Duration.ofMinutes(66), Terms.Comeback.UNBOUND));
  }

  static SiteSettings site(long seed) throws ConfigurationFault {
    return Sites.packaged()
        .withBays(30)
        .withMeters(List.of(MeterMaps.find("janitza-umg96rm")))
        .withSeed(seed);
  }

  static VirtualStation station(long seed) throws ConfigurationFault {
    return new VirtualStation(site(seed), Scenario.quiet(60, seed), policy(), STEP, PEACE);
  }

  /** Says to a station's site what a person would say on the control port. */
  static void say(VirtualStation station, String words) {
    for (var event : Wording.read(words, Duration.ofNanos(station.site().now()))) {
      station.site().schedule(event);
    }
  }
}
