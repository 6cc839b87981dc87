package org.swapgrid.outlook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.outlook.Watch.Between;

/**
 * Learns the site's riders and chargers while it watches the cycles, and says what the station can
 * be expected to deliver in the next hours. One thread owns it.
 */
public final class Outlook {
  /** A report older than this does not say how the bays are now. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  /** The clock of a box without a battery begins in 1970, and ends with a faulty server's year. */
  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

  private final Watch watch = new Watch();
  private final @Nullable String fault;
  private Policy policy;
  private Learned learned;
  private @Nullable CycleRecord newest;
  private @Nullable Instant wall;

  private Outlook(Learned learned, Policy policy, @Nullable String fault) {
    this.learned = learned;
    this.policy = policy;
    this.fault = fault;
  }

  /**
   * Goes on with what was kept. Never throws: what cannot be used is left, and it starts anew.
   *
   * @param kept a {@link #text}; empty when nothing was ever kept
   * @param policy the riders, the services and the connection
   * @param zone the station's own, whose hours its riders live by
   */
  public static Outlook from(String kept, Policy policy, ZoneId zone) {
    if (kept.isEmpty()) {
      return new Outlook(Learned.nothing(zone), policy, null);
    }
    try {
      var learned = OutlookText.read(kept);
      if (learned.zone().equals(zone)) {
        return new Outlook(learned, policy, null);
      }
      var why = "it is of the time zone " + learned.zone() + ", not " + zone;
      return new Outlook(Learned.nothing(zone), policy, why);
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      return new Outlook(Learned.nothing(zone), policy, unreadable.getMessage());
    }
  }

  /** Why what was kept could not be used, in words for a log; null when it could. */
  public @Nullable String fault() {
    return fault;
  }

  /** From now on this holds: the configuration was read again. */
  public void use(Policy next) {
    policy = next;
  }

  /**
   * Watches one cycle; about once a second is often enough, once a minute too seldom.
   *
   * @param clockSet whether the wall clock is synchronised; swaps of an hour that is not known are
   *     not counted
   */
  public void observe(CycleRecord cycle, boolean clockSet) {
    newest = cycle;
    var now = cycle.seen().tick().wall();
    wall = clockSet && now.isAfter(FIRST) && now.isBefore(LAST) ? now : null;
    var cabinet = cycle.seen().cabinet();
    if (cabinet == null || !tells(cabinet.state())) {
      watch.forget();
      return;
    }
    learn(watch.look(cabinet));
  }

  private void learn(Between between) {
    learned = learned.with(between);
    var hour = wall;
    if (hour != null && between.time().isPositive()) {
      learned = learned.counted(between, hour);
    }
  }

  private static boolean tells(CabinetSnapshot.State state) {
    return switch (state) {
      case RUNNING, FAILSAFE, LOCAL -> true;
      case OFF, INITIALISING, FAULT -> false;
    };
  }

  /**
   * The charging that is expected and that a command could stop: now, in one hour, in two, ...
   * within the chargers' ratings and the connection limit.
   *
   * @param hours how many ahead, 0 or more
   * @return one more than that; empty while it is not known
   */
  public List<Power> charging(int hours) {
    var cycle = known();
    if (cycle == null) {
      return List.of();
    }
    var forecast = new Forecast(learned, policy, cycle, wall);
    var expected = new ArrayList<Power>();
    expected.add(forecast.charging());
    for (int hour = 1; hour <= hours; hour++) {
      forecast.hour();
      expected.add(forecast.charging());
    }
    return expected;
  }

  /**
   * What each service could be offered in one hour, in two, ...: the expected charging less what
   * goes on for the riders where the service is not firm, its capacity at most, and nothing while
   * an order keeps it disarmed.
   *
   * @param hours how many ahead, 0 or more
   * @return a list of so many for each service; empty while it is not known
   */
  public Map<ServiceId, List<Power>> available(int hours) {
    var cycle = known();
    if (cycle == null) {
      return Map.of();
    }
    var forecast = new Forecast(learned, policy, cycle, wall);
    var offers = new LinkedHashMap<ServiceId, List<Power>>();
    policy.services().forEach(service -> offers.put(service.id(), new ArrayList<>()));
    for (int hour = 1; hour <= hours; hour++) {
      forecast.hour();
      var then = cycle.seen().tick().elapsed().plus(Duration.ofHours(hour));
      for (var service : policy.services()) {
        var disarmed = cycle.seen().leases().disarms(service.id(), then);
        var offer = disarmed ? Power.ZERO : forecast.offer(service);
        offers.computeIfPresent(service.id(), (_, list) -> with(list, offer));
      }
    }
    return offers;
  }

  private static List<Power> with(List<Power> list, Power next) {
    var longer = new ArrayList<>(list);
    longer.add(next);
    return longer;
  }

  /** The cycle to begin at; null while charging is held back, not seen, or not yet understood. */
  private @Nullable CycleRecord known() {
    var cycle = newest;
    if (cycle == null || !learned.charging().isKnown() || !isFree(cycle.made().next().mode())) {
      return null;
    }
    var cabinet = cycle.seen().cabinet();
    if (cabinet == null || cabinet.state() != CabinetSnapshot.State.RUNNING) {
      return null;
    }
    var age = cycle.seen().tick().elapsed().minus(cabinet.takenAt());
    return age.compareTo(FRESH) > 0 ? null : cycle;
  }

  /** What a station does that is held back, and when that ends, is not known an hour ahead. */
  private static boolean isFree(Mode mode) {
    return switch (mode) {
      case Mode.Normal _, Mode.Regulating _ -> true;
      case Mode.Shedding _,
          Mode.Waiting _,
          Mode.Restoring _,
          Mode.Blind _,
          Mode.Unsure _,
          Mode.CarryingOn _,
          Mode.Dark _,
          Mode.Ordered _,
          Mode.Held _ ->
          false;
    };
  }

  /**
   * Swaps per hour at this time, as learned of this hour of the week; the configured figure where
   * it was never seen.
   */
  public double swapsPerHour(Instant at) {
    var hour = Week.hourOf(at.atZone(learned.zone()));
    return learned.week().swaps(hour, policy.riders().swapsPerHour());
  }

  /** All it has learned, to be kept durably now and then: some four thousand characters. */
  public String text() {
    return OutlookText.write(learned);
  }
}
