package org.swapgrid.decision;

import java.time.Duration;
import org.swapgrid.model.BayLimit;

/**
 * What is remembered of one bay.
 *
 * @param told its limit in the last plan
 * @param since when the limit last changed
 * @param notObeying whether it drew more than told for longer than allowed
 */
public record BayMemory(BayLimit told, Duration since, boolean notObeying) {}
