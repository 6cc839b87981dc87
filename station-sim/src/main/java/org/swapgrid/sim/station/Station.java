package org.swapgrid.sim.station;

import static java.util.Comparator.comparingDouble;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The bays of a station, their batteries and the riders who swap them. Not for use by two threads.
 */
public final class Station {
  /** Charging is followed in steps no longer than this. */
  private static final double LONGEST_STEP = 1.0;

  private static final double WARM_UP_SECONDS = 24 * 3600;
  private static final double WARM_UP_STEP = 20;

  private final StationSettings settings;
  private final RandomGenerator random;
  private final List<Bay> bays = new ArrayList<>();
  private final Riders riders;
  private double now = -WARM_UP_SECONDS;
  private boolean energised = true;
  private double joules;
  private long lastBattery = 1_000;
  private long served;
  private long refused;
  private int lowestReady;

  private Station(StationSettings settings, long seed) {
    this.settings = settings;
    this.random = new SplittableRandom(seed);
    for (int i = 1; i <= settings.bays(); i++) {
      var empty = i > settings.bays() - settings.emptySlots();
      bays.add(new Bay(i, settings.charger(), empty ? null : pack(random.nextDouble())));
    }
    this.riders = new Riders(settings, random, now);
  }

  /** A station that has been in business for a day and was never limited. */
  public static Station inBusiness(StationSettings settings, long seed) {
    var station = new Station(settings, seed);
    while (station.now < 0) {
      station.step(Math.min(WARM_UP_STEP, -station.now));
    }
    station.joules = 0;
    station.forgetRiders();
    return station;
  }

  /** Every bay, ascending by number. */
  public List<Bay> bays() {
    return Collections.unmodifiableList(bays);
  }

  public StationSettings settings() {
    return settings;
  }

  public boolean energised() {
    return energised;
  }

  /** Grid voltage comes or goes. */
  public void energise(boolean on) {
    energised = on;
    for (var bay : bays) {
      bay.step(0, settings.pack().ambientCelsius(), on);
    }
  }

  /** What the station draws now, in watts. */
  public double watts() {
    double sum = 0;
    for (var bay : bays) {
      sum += bay.drawW();
    }
    return sum;
  }

  /** What the station has drawn since its time zero, in joules. */
  public double joules() {
    return joules;
  }

  public RiderCount riders() {
    return new RiderCount(served, refused, ready(), lowestReady);
  }

  /** Counts served and refused riders from zero again. */
  public void forgetRiders() {
    served = 0;
    refused = 0;
    lowestReady = ready();
  }

  /** Lets time pass up to the given second of the simulation; never back. */
  public void advanceTo(double seconds) {
    while (now < seconds) {
      step(Math.min(LONGEST_STEP, seconds - now));
    }
  }

  private void step(double longest) {
    var until = Math.min(now + longest, Math.max(now, riders.next()));
    joules += watts() * (until - now);
    for (var bay : bays) {
      bay.step(until - now, settings.pack().ambientCelsius(), energised);
    }
    now = until;
    if (riders.next() <= now) {
      riders.arrived();
      rider();
    }
  }

  /** A rider comes now. True when served: gets the fullest, leaves the emptiest. */
  @CanIgnoreReturnValue
  public boolean rider() {
    var giving = fullest();
    if (giving.isEmpty()) {
      refused++;
      return false;
    }
    served++;
    var brought = pack(riders.charge());
    var slot = bays.stream().filter(b -> b.battery() == null).findFirst();
    giving.get().swap(null);
    slot.orElse(giving.get()).swap(brought);
    lowestReady = Math.min(lowestReady, ready());
    return true;
  }

  private Optional<Bay> fullest() {
    return bays.stream().filter(this::isReady).max(comparingDouble(Station::charge));
  }

  private boolean isReady(Bay bay) {
    return charge(bay) >= settings.riders().ready();
  }

  private int ready() {
    int count = 0;
    for (var bay : bays) {
      count += isReady(bay) ? 1 : 0;
    }
    return count;
  }

  private static double charge(Bay bay) {
    @Nullable Battery battery = bay.battery();
    return battery == null ? -1 : battery.charge();
  }

  private Battery pack(double charge) {
    var pack = settings.pack();
    var span = pack.mostCapacityWh() - pack.leastCapacityWh();
    var capacity = pack.leastCapacityWh() + span * random.nextDouble();
    return new Battery(++lastBattery, capacity, charge, pack.ambientCelsius());
  }
}
