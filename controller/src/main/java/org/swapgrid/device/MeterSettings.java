package org.swapgrid.device;

import java.time.Duration;
import org.swapgrid.model.MeterId;

/**
 * One configured meter.
 *
 * @param pollInterval from the start of one poll to the start of the next
 */
public record MeterSettings(MeterId id, MeterMap map, Link link, Duration pollInterval) {}
