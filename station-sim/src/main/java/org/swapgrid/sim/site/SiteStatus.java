package org.swapgrid.sim.site;

import org.swapgrid.sim.cabinet.CabinetState;
import org.swapgrid.sim.grid.GridPoint;
import org.swapgrid.sim.station.RiderCount;

/**
 * A site as it really is at one instant, whatever meters and cabinet report.
 *
 * @param nanos of the simulation
 * @param watts drawn from the grid
 * @param cabinet the cabinet's state and limits
 * @param charging bays that draw power
 */
public record SiteStatus(
    long nanos, GridPoint grid, double watts, Cabinet cabinet, int charging, RiderCount riders) {

  /**
   * The cabinet's side.
   *
   * @param limitW the sum of the limits in force
   * @param sequence Seq of the newest command taken, 0 for none
   */
  public record Cabinet(CabinetState state, int limitW, int sequence) {}

  /** Seconds of the simulation. */
  public double seconds() {
    return nanos / 1e9;
  }
}
