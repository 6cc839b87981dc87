package org.swapgrid.sim.prequalify;

import org.swapgrid.sim.site.SiteStatus;

/**
 * The simulated site at one instant, whatever meter and cabinet report.
 *
 * @param nanos of the simulation
 * @param perUnit voltage as a share of the nominal one
 * @param watts drawn from the grid
 * @param limitW the sum of the limits in force at the cabinet
 */
public record Point(long nanos, double hertz, double perUnit, double watts, int limitW) {
  static Point of(SiteStatus status) {
    var grid = status.grid();
    var limit = status.cabinet().limitW();
    return new Point(status.nanos(), grid.hertz(), grid.perUnit(), status.watts(), limit);
  }
}
