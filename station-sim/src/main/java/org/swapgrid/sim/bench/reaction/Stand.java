package org.swapgrid.sim.bench.reaction;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.bench.Opened;
import org.swapgrid.sim.live.LiveSite;
import org.swapgrid.sim.live.WiredStation;
import org.swapgrid.sim.register.RegisterDevice;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.SiteSettings;
import org.swapgrid.sim.wire.ModbusRtuServer;
import org.swapgrid.sim.wire.ModbusTcpServer;
import org.swapgrid.sim.wire.Unit;

/** A meter and a cabinet for one program alone. */
final class Stand implements AutoCloseable {
  private final Opened open = new Opened();
  private final @Nullable Path lines;
  private final SteppedMeter meter;
  private final WatchedCabinet cabinet;
  private final Address meterAt;
  private final Address cabinetAt;

  /**
   * Serves them at once.
   *
   * @param lines a folder for serial lines; null for TCP
   */
  Stand(SiteSettings settings, @Nullable Path lines) throws IOException {
    this.lines = lines;
    var hertz = settings.supply().hertz();
    var quiet = Scenario.quiet(hertz, settings.seed());
    var site = new LiveSite(new Site(settings, quiet), 1, _ -> {});
    open.add(site);
    meter = new SteppedMeter(hertz);
    cabinet = new WatchedCabinet(site);
    meterAt = serve("meter", meter);
    cabinetAt = serve("cabinet", cabinet);
  }

  private Address serve(String name, RegisterDevice device) throws IOException {
    var unit = new Unit(WiredStation.UNIT, device);
    if (lines == null) {
      var server = ModbusTcpServer.listen(InetAddress.getLoopbackAddress(), 0, unit);
      open.add(server);
      return new Address.Port(server.port());
    }
    var line = SerialLine.lay(lines, name);
    open.add(line);
    open.add(ModbusRtuServer.open(line.near(), unit));
    return new Address.Line(line.far());
  }

  SteppedMeter meter() {
    return meter;
  }

  WatchedCabinet cabinet() {
    return cabinet;
  }

  Address meterAt() {
    return meterAt;
  }

  Address cabinetAt() {
    return cabinetAt;
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}
