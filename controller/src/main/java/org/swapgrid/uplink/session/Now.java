package org.swapgrid.uplink.session;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of one step.
 *
 * @param elapsed monotonic; every deadline is counted on it
 * @param wall only stamps messages
 * @param clockSet whether the wall clock can be trusted: before, nothing is born
 */
public record Now(Duration elapsed, Instant wall, boolean clockSet) {}
