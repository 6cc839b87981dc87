package org.swapgrid.daemon;

import java.nio.file.Files;
import java.nio.file.Path;
import org.swapgrid.config.StationConfig;
import org.swapgrid.device.MeterSettings;
import org.swapgrid.record.Origin;

/** Says where an event record that begins now comes from. */
final class EventOrigin {
  /** systemd-timesyncd touches it whenever it has disciplined the clock. */
  private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");

  private EventOrigin() {}

  static Origin of(Identity identity, StationConfig config) {
    var meters = config.devices().meters().stream().map(EventOrigin::device).toList();
    var version = identity.version() + (identity.dryRun() ? " (dry run)" : "");
    return new Origin(
        "", identity.station(), version, identity.configuration().hash(), meters, clock());
  }

  private static Origin.Device device(MeterSettings meter) {
    return new Origin.Device(
        meter.id(), meter.map().id(), meter.map().timing().window(), meter.pollInterval());
  }

  private static Origin.Clock clock() {
    return Files.exists(SYNCHRONISED)
        ? new Origin.Clock("systemd-timesyncd", "synchronised", "unknown")
        : Origin.Clock.UNKNOWN;
  }
}
