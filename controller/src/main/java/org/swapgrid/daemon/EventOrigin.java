package org.swapgrid.daemon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.swapgrid.config.StationConfig;
import org.swapgrid.device.MeterSettings;
import org.swapgrid.record.Origin;

/** Says where an event record that begins now comes from. */
final class EventOrigin {
  /** systemd-timesyncd's; it makes a file there once it has set the clock. */
  private static final Path TIMESYNC = Path.of("/run/systemd/timesync");

  private EventOrigin() {}

  static Origin of(Identity identity, StationConfig config) {
    var meters = config.devices().meters().stream().map(EventOrigin::device).toList();
    var version = identity.version() + (identity.dryRun() ? " (dry run)" : "");
    return new Origin(
        "",
        identity.station(),
        version,
        identity.configuration().hash(),
        meters,
        clock(KernelClock.read(), TIMESYNC));
  }

  private static Origin.Device device(MeterSettings meter) {
    return new Origin.Device(
        meter.id(), meter.map().id(), meter.map().timing().window(), meter.pollInterval());
  }

  /** The kernel's word goes before the file: it knows of every program that sets a clock. */
  static Origin.Clock clock(Optional<KernelClock> kernel, Path timesync) {
    boolean set = Files.exists(timesync.resolve("synchronized"));
    var source = set ? "systemd-timesyncd" : "system clock";
    if (kernel.isPresent()) {
      var quality = quality(kernel.get().synchronised());
      return new Origin.Clock(source, quality, kernel.get().offset());
    }
    return set || Files.isDirectory(timesync)
        ? new Origin.Clock(source, quality(set), "unknown")
        : Origin.Clock.UNKNOWN;
  }

  private static String quality(boolean synchronised) {
    return synchronised ? "synchronised" : "not synchronised";
  }
}
