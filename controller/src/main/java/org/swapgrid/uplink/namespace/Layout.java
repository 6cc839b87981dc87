package org.swapgrid.uplink.namespace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
 * @param ramp from nothing to the rated power on the way back (SunSpec model 703: ESRmpTms); null
 *     when unknown
 */
public record Layout(
    String software,
    String configHash,
    Frequency nominal,
    Power connection,
    Deadbands deadbands,
    @Nullable Duration ramp) {
  public Layout {
    if (ramp != null && !ramp.isPositive()) {
      throw new IllegalArgumentException("ramp " + ramp);
    }
  }

  /** Without a known ramp. */
  public Layout(
      String software, String configHash, Frequency nominal, Power connection, Deadbands bands) {
    this(software, configHash, nominal, connection, bands, null);
  }
}
