package org.swapgrid.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the aggregator is told about an order.
 *
 * @param order which; null where nothing of the message can be trusted
 * @param at by this station's clock
 */
public record Answer(Order.@Nullable Name order, Verdict verdict, Instant at) {}
