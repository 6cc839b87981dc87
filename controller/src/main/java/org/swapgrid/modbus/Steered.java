package org.swapgrid.modbus;

import java.time.Duration;
import org.swapgrid.model.ChargingPlan;

/**
 * A plan as handed over by the control thread.
 *
 * @param at when the control thread last said so: a heartbeat must not outlive it
 */
record Steered(ChargingPlan plan, Duration at) {}
