package org.swapgrid.service;

import java.time.Duration;
import org.swapgrid.model.Cause;
import org.swapgrid.model.Power;

/**
 * What a service asks of the station; the tightest claim wins and keeps its cause.
 *
 * @param target the most the station may draw
 * @param cause why
 * @param owed the reduction this is meant to be
 * @param until when the response is no longer owed
 */
public record Claim(Power target, Cause cause, Power owed, Duration until) {}
