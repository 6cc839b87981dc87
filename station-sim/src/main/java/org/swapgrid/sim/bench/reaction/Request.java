package org.swapgrid.sim.bench.reaction;

import java.time.Duration;
import org.swapgrid.sim.demo.Launch;

/**
 * What is to be measured.
 *
 * @param bays 1 to 120
 * @param poll of the meter
 * @param steps of each program
 * @param serial over pseudo terminals instead of TCP
 * @param launch which daemon
 */
public record Request(int bays, Duration poll, int steps, boolean serial, Launch launch) {}
