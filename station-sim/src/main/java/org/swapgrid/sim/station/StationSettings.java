package org.swapgrid.sim.station;

import java.util.List;

/**
 * What a simulated station is made of.
 *
 * @param bays 1 to 120
 * @param emptySlots slots without a battery at the start, fewer than bays
 */
public record StationSettings(
    int bays, int emptySlots, Pack pack, Charger charger, RiderSettings riders) {

  /** The most bays a cabinet's register map has room for. */
  public static final int MOST_BAYS = 120;

  public StationSettings {
    require(bays >= 1 && bays <= MOST_BAYS, "bays outside 1..120");
    require(emptySlots >= 0 && emptySlots < bays, "empty_slots must leave a battery");
  }

  /**
   * The batteries.
   *
   * @param leastCapacityWh of the oldest pack in use
   * @param mostCapacityWh of the newest
   * @param ambientCelsius air in the cabinet
   */
  public record Pack(double leastCapacityWh, double mostCapacityWh, double ambientCelsius) {
    public Pack {
      require(leastCapacityWh > 0 && leastCapacityWh <= mostCapacityWh, "capacity range is empty");
    }
  }

  /**
   * The charger of one bay.
   *
   * @param ratingW the most it draws from the grid, a multiple of 10 W
   * @param efficiency share of its draw that reaches the battery
   * @param taperFrom state of charge (0 to 1) at which constant current ends
   */
  public record Charger(int ratingW, double efficiency, double taperFrom) {
    public Charger {
      require(ratingW > 0 && ratingW % 10 == 0, "charger rating must be a multiple of 10 W");
      require(efficiency > 0 && efficiency <= 1, "efficiency outside 0..1");
      require(taperFrom > 0 && taperFrom < 1, "taper_from outside 0..1");
    }
  }

  /**
   * The riders.
   *
   * @param perHourAndBay mean swaps in an hour, averaged over the day, for each bay
   * @param profile weight of each hour of the day, 24 values with a mean above zero
   * @param startHour hour of the day at which the simulation begins, 0 to 24
   * @param ready state of charge (0 to 1) from which a battery is handed out
   */
  public record RiderSettings(
      double perHourAndBay, List<Double> profile, double startHour, double ready) {
    public RiderSettings {
      profile = List.copyOf(profile);
      require(perHourAndBay >= 0, "negative swaps");
      require(profile.size() == 24, "the daily profile needs 24 values");
      require(profile.stream().allMatch(w -> w >= 0), "a weight of the profile is negative");
      require(mean(profile) > 0, "the daily profile is all zero");
      require(startHour >= 0 && startHour < 24, "start_hour outside 0..24");
      require(ready > 0 && ready <= 1, "ready outside 0..1");
    }

    /** Mean arrivals per second at a time of the simulation. */
    double ratePerSecond(double seconds, int bays) {
      var hour = Math.floorMod((long) Math.floor(startHour + seconds / 3600), 24);
      return perHourAndBay * bays / 3600 * profile.get(hour) / mean(profile);
    }

    /** The highest rate of the day per second. */
    double peakPerSecond(int bays) {
      var peak = profile.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
      return perHourAndBay * bays / 3600 * peak / mean(profile);
    }

    private static double mean(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
  }

  /** The same station with another number of bays. */
  public StationSettings withBays(int count) {
    return new StationSettings(count, Math.min(emptySlots, count - 1), pack, charger, riders);
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }
}
