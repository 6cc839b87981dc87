package org.swapgrid.daemon.selftest;

import java.time.Duration;
import org.swapgrid.model.ServiceId;

/**
 * The real readings alone call for the station: what goes on is an event and no test.
 *
 * @param crossing of the level by the real readings, on the monotonic clock
 */
public record Overtaken(ServiceId service, Duration crossing) {}
