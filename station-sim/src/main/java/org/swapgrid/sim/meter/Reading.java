package org.swapgrid.sim.meter;

/**
 * What a meter's registers show.
 *
 * @param hertz rounded to the meter's resolution
 * @param volts phase to neutral
 * @param watts positive is drawn from the grid
 */
public record Reading(double hertz, double volts, double watts) {}
