package org.swapgrid.sim.site;

import java.util.List;
import org.swapgrid.device.MeterMap;
import org.swapgrid.sim.cabinet.FallBack;
import org.swapgrid.sim.station.StationSettings;

/**
 * What a simulated site is made of.
 *
 * @param meters one for each map
 * @param supply the grid's nominal values
 * @param seed of everything that is left to chance
 */
public record SiteSettings(
    StationSettings station, FallBack fallBack, List<MeterMap> meters, Supply supply, long seed) {

  /**
   * The grid's nominal values.
   *
   * @param hertz 50 or 60
   * @param volts phase to neutral
   */
  public record Supply(double hertz, double volts) {}

  public SiteSettings {
    meters = List.copyOf(meters);
  }

  public SiteSettings withBays(int bays) {
    return new SiteSettings(station.withBays(bays), fallBack, meters, supply, seed);
  }

  public SiteSettings withMeters(List<MeterMap> maps) {
    return new SiteSettings(station, fallBack, maps, supply, seed);
  }

  public SiteSettings withSeed(long other) {
    return new SiteSettings(station, fallBack, meters, supply, other);
  }
}
