package org.swapgrid.decision;

import java.time.Duration;
import java.util.List;
import org.swapgrid.decision.Memory.ServiceMemory;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;
import org.swapgrid.model.Voltage;
import org.swapgrid.service.GridService;

/**
 * Everything the controller was told by the configuration. Checked when it is made; below, nobody
 * checks again.
 *
 * @param services in the order of the configuration; at least none (the station then only guards)
 */
public record Policy(
    Site site, Gate gate, Riders riders, Comeback comeback, List<GridService> services) {
  private static final Duration FURTHEST = Duration.ofHours(1);

  public Policy {
    services = List.copyOf(services);
    require(
        services.stream().map(GridService::id).distinct().count() == services.size(),
        "a service stands twice");
  }

  /**
   * The station itself.
   *
   * @param station the station's id; it seeds the random delays, so two stations draw differently
   * @param nominal the grid's nominal frequency
   * @param connectionLimit the most the site may draw, always
   * @param obedience how the bays are watched
   */
  public record Site(
      String station, Frequency nominal, Power connectionLimit, Obedience obedience) {}

  /**
   * How bays are watched.
   *
   * @param within from this long after its limit changed, a bay must have followed
   * @param tolerance it may draw up to this much above its limit
   */
  public record Obedience(Duration within, Power tolerance) {}

  /**
   * What makes a reading count.
   *
   * @param meters in order of preference; at least one
   * @param maxAge a reading asked for longer ago than this is no reading
   * @param frozenAfter a bit-identical reading for this long is a frozen meter
   * @param steps what change is believed
   * @param blind what follows when no reading counts
   */
  public record Gate(
      List<MeterTrust> meters, Duration maxAge, Duration frozenAfter, Steps steps, Blind blind) {
    public Gate {
      meters = List.copyOf(meters);
      require(!meters.isEmpty(), "no meter");
    }
  }

  /**
   * What is known of a meter.
   *
   * @param window the meter's measuring window
   * @param nominalVoltage of the phase it measures; readings count from 0.5 to 1.3 of it
   */
  public record MeterTrust(MeterId meter, Duration window, Voltage nominalVoltage) {}

  /**
   * What change is believed.
   *
   * @param mostMilliHertz a larger change between two readings must be confirmed by a second window
   * @param disagreeMilliHertz two healthy meters further apart than this are reported
   */
  public record Steps(int mostMilliHertz, int disagreeMilliHertz) {}

  /**
   * What follows blindness.
   *
   * @param hold how long a curtailed station stays curtailed without a trustworthy frequency; the
   *     random delay of the return comes on top
   * @param carryOn afterwards: true charges on under local rules, false stays as it is
   */
  public record Blind(Duration hold, boolean carryOn) {}

  /**
   * Riders first.
   *
   * @param reserve ready batteries never to fall below for a service that is not firm
   * @param ready from here a battery can be handed out
   * @param swapsPerHour expected riders
   * @param hot a pack above this is stopped first
   */
  public record Riders(int reserve, StateOfCharge ready, double swapsPerHour, Temperature hot) {
    public Riders {
      require(reserve >= 0, "negative reserve");
      require(swapsPerHour >= 0, "negative demand");
    }
  }

  /**
   * The way back (SunSpec model 703: ESDlyTms, ESRndTms, ESRmpTms; IEEE 1547 default 300 s each).
   *
   * @param delay the frequency must be back without a break for this long
   * @param random the longest random delay behind the wait
   * @param ramp from nothing to the rated power
   * @param recovery after the return began, no more than the power before the event for this long
   */
  public record Comeback(Duration delay, Duration random, Duration ramp, Duration recovery) {}

  /**
   * How many batteries are to be ready: the riders' reserve, and those who come while the longest
   * service lasts. Riders further ahead than an hour are served from what is charged afterwards.
   */
  public int wantedReady() {
    long sustain = 0;
    for (var service : services) {
      sustain = Math.max(sustain, service.terms().sustain().toSeconds());
    }
    double coming = riders.swapsPerHour() * Math.min(sustain, FURTHEST.toSeconds()) / 3600;
    return riders.reserve() + (int) Math.ceil(coming);
  }

  /** The service of this id, which must be one of the policy's. */
  public GridService service(ServiceId id) {
    return services.stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such service: " + id));
  }

  /** Whether one of these services is no longer configured. */
  boolean lacksAny(List<ServiceMemory> remembered) {
    var ids = services.stream().map(GridService::id).toList();
    return remembered.stream().anyMatch(memory -> !ids.contains(memory.service()));
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }
}
