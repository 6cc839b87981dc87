package org.swapgrid.device;

import java.time.Duration;

/**
 * The configured charging cabinet, register map version 1.
 *
 * @param pollInterval from the start of one read of power and limits to the start of the next
 * @param revertAfter the cabinet falls back to its own safe setting when no command came for this
 *     long (RvrtTms), 0.1 to 60 s; the heartbeat is sent at least three times in it
 */
public record CabinetSettings(Link link, Duration pollInterval, Duration revertAfter) {}
