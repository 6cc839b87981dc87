package org.swapgrid.daemon;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.swapgrid.archive.Shelf;
import org.swapgrid.config.spec.Severity;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where the event records stand. */
final class StateOption {
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "The state directory (default: the configuration's).")
  private @Nullable Path state;

  Shelf shelf(PrintWriter messages) {
    return new Shelf(state == null ? config.read(messages, Severity.ERROR).host().state() : state);
  }

  /** The zone in which the station's days begin; UTC where no configuration is read. */
  ZoneId zone(PrintWriter messages) {
    return state == null ? config.read(messages, Severity.ERROR).station().zone() : ZoneOffset.UTC;
  }
}
