package org.swapgrid.daemon;

import java.nio.file.Path;

/**
 * What this daemon says of itself.
 *
 * @param station the station's id
 * @param version the program's
 * @param dryRun whether it writes nothing to the cabinet
 * @param configuration where its configuration stands and the SHA-256 of it
 */
record Identity(String station, String version, boolean dryRun, Configuration configuration) {
  record Configuration(Path file, String hash) {}
}
