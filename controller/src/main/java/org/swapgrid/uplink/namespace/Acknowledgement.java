package org.swapgrid.uplink.namespace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;

/**
 * What became of an order.
 *
 * @param commandId the order's id; empty when it could not be read
 * @param seq the order's number; -1 when it could not be read
 * @param status accepted, refused, ended ...: few values
 * @param reason in words
 * @param at when it was decided
 * @param accepted the power it came to after the station's own bounds; null where there is none
 */
public record Acknowledgement(
    String commandId,
    long seq,
    String status,
    String reason,
    Instant at,
    @Nullable Power accepted) {}
