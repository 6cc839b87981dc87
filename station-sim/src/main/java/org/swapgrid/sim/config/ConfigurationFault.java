package org.swapgrid.sim.config;

import org.swapgrid.config.CheckReport;
import org.swapgrid.config.ReadResult;
import org.swapgrid.config.spec.Findings;

/** What the user gave cannot be used; the message names every fault with its place and cure. */
public final class ConfigurationFault extends Exception {
  private static final long serialVersionUID = 1L;

  public ConfigurationFault(String message) {
    super(message);
  }

  /** Every fault of a file, as the daemon tells it; ends with a line break. */
  ConfigurationFault(String file, Findings findings) {
    super(new CheckReport(file, new ReadResult.Faulty(findings.inReadingOrder())).text());
  }

  ConfigurationFault(String file, int line, String message) {
    super(file + ":" + line + ": error: " + message);
  }
}
