package org.swapgrid.model;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of one control cycle, read once, after everything that was sensed.
 *
 * @param number counts cycles from 1
 * @param elapsed monotonic time since the process began; every decision uses this one
 * @param wall the wall clock's time; it only stamps records and may jump
 */
public record Tick(long number, Duration elapsed, Instant wall) {}
