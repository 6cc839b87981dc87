package org.swapgrid.daemon;

import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code run} as a unit file calls it, understood without the command line's library, whose 170
 * classes would stay in the daemon's memory for good and are part of its start.
 */
record PlainRun(ConfigOption config, boolean dryRun) {
  /** Empty for everything else: other commands, help, mistakes. */
  static Optional<PlainRun> of(String[] args) {
    if (args.length == 0 || !args[0].equals("run")) {
      return Optional.empty();
    }
    var config = new ConfigOption();
    boolean dryRun = false;
    for (int i = 1; i < args.length; i++) {
      if (args[i].equals("--dry-run")) {
        dryRun = true;
      } else if (args[i].equals("--config")
          && i + 1 < args.length
          && !args[i + 1].startsWith("-")) {
        config = new ConfigOption(Path.of(args[++i]));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new PlainRun(config, dryRun));
  }
}
