package org.swapgrid.sim.dst;

/**
 * A promise that was not kept.
 *
 * @param nanos when, in nanoseconds of the simulation
 * @param words how
 */
record Broken(String promise, long nanos, String words) {}
