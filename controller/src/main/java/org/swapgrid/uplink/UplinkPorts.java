package org.swapgrid.uplink;

import java.util.function.Consumer;
import org.swapgrid.loop.Counters;
import org.swapgrid.loop.Outbox;

/**
 * What the uplink is wired to. All are called on its thread.
 *
 * @param outbox what must reach the aggregator
 * @param counters numbers that never go back
 * @param orders takes each order as it came, not verified, bounded in size; returns soon
 * @param facts about the station
 * @param listener for logs and metrics
 */
public record UplinkPorts(
    Outbox outbox,
    Counters counters,
    Consumer<String> orders,
    StationFacts facts,
    UplinkListener listener) {}
