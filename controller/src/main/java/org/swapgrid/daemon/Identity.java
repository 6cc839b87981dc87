package org.swapgrid.daemon;

import java.nio.file.Path;

/**
 * What this daemon says of itself.
 *
 * @param station the station's id
 * @param version the program's
 * @param dryRun whether it writes nothing to the cabinet
 * @param configuration what it was told
 */
record Identity(String station, String version, boolean dryRun, Configuration configuration) {
  /**
   * What it was told.
   *
   * @param hash the SHA-256 of every value in the file when it was last read
   * @param restartNeeded whether some of them are not in force before a restart
   */
  record Configuration(Path file, String hash, boolean restartNeeded) {}

  Identity reloaded(String hash, boolean restartNeeded) {
    var next = new Configuration(configuration.file(), hash, restartNeeded);
    return new Identity(station, version, dryRun, next);
  }
}
