package org.swapgrid.sim.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.swapgrid.device.MeterMap;
import org.swapgrid.sim.live.LiveSite;
import org.swapgrid.sim.register.RegisterDevice;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.SiteSettings;
import org.swapgrid.sim.wire.ModbusRtuServer;
import org.swapgrid.sim.wire.ModbusTcpServer;
import org.swapgrid.sim.wire.Unit;

/**
 * A simulated station whose frequency steps at a known instant, and which knows what came of it.
 */
final class ReactionStation implements AutoCloseable {
  static final double NOMINAL = 60;
  private static final double LOW = 59.5;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long LIFT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Opened opened = new Opened();
  private final SteppedMeter meter;
  private final WatchedCabinet cabinet;
  private final String meterAt;
  private final String cabinetAt;

  /**
   * What a step took.
   *
   * @param frame milliseconds from the change of the register to the first curtailing frame
   * @param whole milliseconds to every bay's limit in force
   */
  record Took(double frame, double whole) {}

  /**
   * Serves a station.
   *
   * @param lines the folder and name of its serial lines; empty for TCP
   */
  ReactionStation(SiteSettings settings, MeterMap map, Optional<Path> lines)
      throws IOException, InterruptedException {
    var site = new Site(settings.withMeters(List.of()), Scenario.quiet(NOMINAL, settings.seed()));
    var live = new LiveSite(site, 1, _ -> {});
    opened.add(live);
    meter = new SteppedMeter(map, settings.supply().volts(), NOMINAL);
    cabinet = new WatchedCabinet(live.cabinet());
    meterAt = serve(meter, lines, "-meter");
    cabinetAt = serve(cabinet, lines, "-cabinet");
  }

  private String serve(RegisterDevice device, Optional<Path> lines, String name)
      throws IOException, InterruptedException {
    var unit = new Unit(1, device);
    if (lines.isEmpty()) {
      var server = ModbusTcpServer.listen(InetAddress.getLoopbackAddress(), 0, unit);
      opened.add(server);
      return String.valueOf(server.port());
    }
    var prefix = lines.get();
    var line = Lines.open(prefix.resolveSibling("."), prefix.getFileName() + name);
    opened.add(line);
    opened.add(ModbusRtuServer.open(line.station(), unit));
    return line.controller().toString();
  }

  /** The port, or the serial device, of its meter. */
  String meterAt() {
    return meterAt;
  }

  String cabinetAt() {
    return cabinetAt;
  }

  /** The frequency falls; empty when the station was not curtailed in three seconds. */
  Optional<Took> step(RandomGenerator random) throws InterruptedException {
    cabinet.forget();
    var changed = meter.show(LOW + random.nextInt(50) / 1000.0);
    double frame = Double.NaN;
    while (true) {
      var command = cabinet.next(changed + PATIENCE_NANOS);
      if (command == null) {
        return Optional.empty();
      }
      if (Double.isNaN(frame) && command.curtails()) {
        frame = (command.received() - changed) / 1e6;
      }
      if (command.curtails() && command.whole()) {
        return Optional.of(new Took(frame, (command.inForce() - changed) / 1e6));
      }
    }
  }

  /**
   * The frequency is back.
   *
   * @return whether the station's limits were lifted within half a minute
   */
  boolean recover() throws InterruptedException {
    cabinet.forget();
    var until = meter.show(NOMINAL) + LIFT_NANOS;
    var command = cabinet.next(until);
    while (command != null && command.curtails()) {
      command = cabinet.next(until);
    }
    return command != null;
  }

  @Override
  public void close() throws IOException {
    opened.close();
  }
}
