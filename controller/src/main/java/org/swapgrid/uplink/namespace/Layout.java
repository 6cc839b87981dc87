package org.swapgrid.uplink.namespace;

import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;

/**
 * What of the station does not change while it runs.
 *
 * @param software name and version
 * @param configHash of the configuration in force
 * @param nominal the grid's nominal frequency
 * @param connection the most the site may draw
 * @param deadbands when a change is worth a message
 */
public record Layout(
    String software, String configHash, Frequency nominal, Power connection, Deadbands deadbands) {}
