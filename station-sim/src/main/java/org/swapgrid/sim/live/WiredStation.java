package org.swapgrid.sim.live;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.register.RegisterDevice;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.SiteStatus;
import org.swapgrid.sim.wire.ModbusRtuServer;
import org.swapgrid.sim.wire.ModbusTcpServer;
import org.swapgrid.sim.wire.Unit;

/** A simulated station behind Modbus servers on loopback and, where wanted, on serial lines. */
public final class WiredStation implements AutoCloseable {
  /** The Modbus unit id of every device. */
  public static final int UNIT = 1;

  private final LiveSite site;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final List<Integer> meterPorts = new ArrayList<>();
  private final int cabinetPort;
  private final ControlPort control;

  private WiredStation(Site model, Wires wires, Consumer<SiteStatus> witness) throws IOException {
    site = new LiveSite(model, wires.speed(), witness);
    opened.push(site);
    for (int i = 0; i < model.meters().size(); i++) {
      var wanted = i < wires.meterPorts().size() ? wires.meterPorts().get(i) : 0;
      meterPorts.add(serve(site.meter(i), wanted));
    }
    cabinetPort = serve(site.cabinet(), wires.cabinetPort());
    line(wires.serial().meter(), site.meter(0));
    line(wires.serial().cabinet(), site.cabinet());
    control = ControlPort.listen(site, wires.controlPort());
    opened.push(control);
  }

  /** Starts at once; nothing is left open when it cannot. */
  public static WiredStation start(Site model, Wires wires, Consumer<SiteStatus> witness)
      throws IOException {
    return new WiredStation(model, wires, witness);
  }

  private int serve(RegisterDevice device, int wanted) throws IOException {
    var unit = new Unit(UNIT, device);
    var server = ModbusTcpServer.listen(InetAddress.getLoopbackAddress(), wanted, unit);
    opened.push(server);
    return server.port();
  }

  private void line(@Nullable String device, RegisterDevice registers) throws IOException {
    if (device != null) {
      opened.push(ModbusRtuServer.open(Path.of(device), new Unit(UNIT, registers)));
    }
  }

  public LiveSite site() {
    return site;
  }

  /** The port of each meter, in order. */
  public List<Integer> meterPorts() {
    return List.copyOf(meterPorts);
  }

  public int cabinetPort() {
    return cabinetPort;
  }

  public int controlPort() {
    return control.port();
  }

  /** Waits until somebody says quit on the control port. */
  public void awaitQuit() throws InterruptedException {
    control.awaitQuit();
  }

  @Override
  public void close() throws IOException {
    IOException trouble = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception unclosed) { // each is closed whatever becomes of the others
        trouble = new IOException("closing the simulated station", unclosed);
      }
    }
    if (trouble != null) {
      throw trouble;
    }
  }
}
