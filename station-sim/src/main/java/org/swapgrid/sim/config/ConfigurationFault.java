package org.swapgrid.sim.config;

/** A file of the user's that cannot be used; the message names file, place and cure. */
public final class ConfigurationFault extends Exception {
  private static final long serialVersionUID = 1L;

  public ConfigurationFault(String message) {
    super(message);
  }

  ConfigurationFault(String file, int line, String message) {
    super(file + ":" + line + ": error: " + message);
  }
}
