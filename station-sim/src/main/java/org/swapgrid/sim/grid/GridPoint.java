package org.swapgrid.sim.grid;

/**
 * The grid at one instant.
 *
 * @param hertz frequency
 * @param perUnit voltage as a share of the nominal one
 */
public record GridPoint(double hertz, double perUnit) {
  /** Below this share of the nominal voltage chargers stop. */
  private static final double ENERGISED = 0.5;

  public boolean isEnergised() {
    return perUnit >= ENERGISED;
  }
}
