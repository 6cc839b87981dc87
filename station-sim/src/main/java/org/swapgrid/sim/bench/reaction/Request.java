package org.swapgrid.sim.bench.reaction;

import java.time.Duration;

/**
 * What is to be measured.
 *
 * @param bays 1 to 120
 * @param poll of the meter
 * @param steps of each program
 * @param serial over pseudo terminals instead of TCP
 */
public record Request(int bays, Duration poll, int steps, boolean serial) {}
