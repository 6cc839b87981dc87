package org.swapgrid.sim.bench.reaction;

/**
 * One step, in milliseconds from the register's change.
 *
 * @param frame until the first curtailing command came in at the cabinet
 * @param limits until the whole set of bay limits was in force
 */
public record Reaction(double frame, double limits) {}
