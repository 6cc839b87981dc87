package org.swapgrid.sim.station;

/**
 * How riders fared.
 *
 * @param served left with a ready battery
 * @param refused found none ready
 * @param ready batteries that could be handed out now
 * @param lowestReady the fewest at any time since the count began
 */
public record RiderCount(long served, long refused, int ready, int lowestReady) {}
