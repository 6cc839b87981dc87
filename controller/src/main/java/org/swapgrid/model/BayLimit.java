package org.swapgrid.model;

/**
 * The most one bay may draw, and why.
 *
 * @param bay which bay
 * @param limit zero stops it; a multiple of 10 W, the cabinet's resolution
 * @param cause in words
 */
public record BayLimit(BayId bay, Power limit, Cause cause) {}
