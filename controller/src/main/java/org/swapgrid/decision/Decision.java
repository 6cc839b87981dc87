package org.swapgrid.decision;

import org.swapgrid.model.ChargingPlan;

/**
 * What one cycle decided.
 *
 * @param next what to remember, handed back with the next observation
 * @param plan where the station must be
 * @param view what the decision was based on, for people, gauges and records
 */
public record Decision(Memory next, ChargingPlan plan, View view) {}
