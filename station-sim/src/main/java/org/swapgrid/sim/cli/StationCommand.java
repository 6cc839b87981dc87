package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.live.StatusJson;
import org.swapgrid.sim.live.StatusLine;
import org.swapgrid.sim.live.WiredStation;
import org.swapgrid.sim.live.Wires;
import org.swapgrid.sim.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a simulated station until it is told to quit. */
@Command(
    name = "station",
    mixinStandardHelpOptions = true,
    description = {
      "Run a simulated station on loopback until it is told to quit.",
      "The first line printed names the ports it got; a port in use is replaced by a free one."
    })
final class StationCommand implements Callable<Integer> {
  private static final long REPORT_MILLIS = 10_000;

  @Spec @Nullable CommandSpec spec;
  @Mixin SiteOptions site = new SiteOptions();

  @Option(names = "--meter-port", paramLabel = "P", description = "One for each meter.")
  List<Integer> meterPorts = List.of();

  @Option(names = "--cabinet-port", paramLabel = "P", description = "The cabinet's Modbus port.")
  int cabinetPort;

  @Option(
      names = "--meter-serial",
      paramLabel = "DEV",
      description = "Serve the first meter on this serial device too (set it with stty first).")
  @Nullable String meterSerial;

  @Option(
      names = "--cabinet-serial",
      paramLabel = "DEV",
      description = "Serve the cabinet on this serial device too.")
  @Nullable String cabinetSerial;

  @Option(names = "--speed", paramLabel = "X", description = "Simulated seconds in a real one.")
  double speed = 1;

  @Option(names = "--control-port", paramLabel = "P", description = "Takes commands as lines.")
  int controlPort;

  @Option(names = "--json", description = "Print ports and status as JSON lines.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    var out = requireNonNull(spec).commandLine().getOut();
    if (speed <= 0) {
      throw new ParameterException(
          requireNonNull(spec).commandLine(), "--speed must be above zero");
    }
    var settings = site.settings();
    var model = new Site(settings, site.scenario(settings));
    var serial = new Wires.Serial(meterSerial, cabinetSerial);
    var wires = new Wires(meterPorts, cabinetPort, controlPort, serial, speed);
    try (var station = WiredStation.start(model, wires, _ -> {})) {
      out.println(json ? portsJson(station) : portsText(station));
      var reports = Thread.ofVirtual().start(() -> report(station, out));
      station.awaitQuit();
      reports.interrupt();
    }
    return Main.OK;
  }

  private static String portsText(WiredStation station) {
    var meters =
        station.meterPorts().stream().map(String::valueOf).collect(Collectors.joining(","));
    return "meter=127.0.0.1:%s cabinet=127.0.0.1:%d control=127.0.0.1:%d unit=%d"
        .formatted(meters, station.cabinetPort(), station.controlPort(), WiredStation.UNIT);
  }

  private static JsonObject portsJson(WiredStation station) {
    var ports = new JsonObject();
    ports.add("meter_ports", new Gson().toJsonTree(station.meterPorts()));
    ports.addProperty("cabinet_port", station.cabinetPort());
    ports.addProperty("control_port", station.controlPort());
    ports.addProperty("unit_id", WiredStation.UNIT);
    return ports;
  }

  private void report(WiredStation station, PrintWriter out) {
    try {
      while (true) {
        Thread.sleep(REPORT_MILLIS);
        var status = station.site().status();
        out.println(json ? StatusJson.of(status) : StatusLine.of(status));
      }
    } catch (InterruptedException over) {
      return;
    }
  }
}
