package org.swapgrid.sim.bench.reaction;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
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
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
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
    open.push(site);
    meter = new SteppedMeter(hertz);
    cabinet = new WatchedCabinet(site);
    meterAt = serve("meter", meter);
    cabinetAt = serve("cabinet", cabinet);
  }

  private Address serve(String name, RegisterDevice device) throws IOException {
    var unit = new Unit(WiredStation.UNIT, device);
    if (lines == null) {
      var server = ModbusTcpServer.listen(InetAddress.getLoopbackAddress(), 0, unit);
      open.push(server);
      return new Address.Port(server.port());
    }
    var line = SerialLine.lay(lines, name);
    open.push(line);
    open.push(ModbusRtuServer.open(line.near(), unit));
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
    IOException trouble = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception unclosed) { // each is closed whatever becomes of the others
        trouble = new IOException("closing a simulated device", unclosed);
      }
    }
    if (trouble != null) {
      throw trouble;
    }
  }
}
