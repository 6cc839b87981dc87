package org.swapgrid.daemon;

import java.io.PrintWriter;
import org.swapgrid.config.StationConfig;
import org.swapgrid.device.CabinetSettings;
import org.swapgrid.device.Link;
import org.swapgrid.device.MeterSettings;
import org.swapgrid.modbus.CabinetProbe;
import org.swapgrid.modbus.MeterProbe;

/** Asks devices once and tells what they said; writes nothing to them. */
final class Probe {
  private final PrintWriter out;
  private final StationClock clock = new StationClock();

  Probe(PrintWriter out) {
    this.out = out;
  }

  /** Every device of the station; the exit code. */
  int all(StationConfig config) {
    boolean every = true;
    for (var meter : config.devices().meters()) {
      every &= meter(meter);
    }
    every &= cabinet(config.devices().cabinet());
    return every ? Exit.OK : Exit.FAILED;
  }

  boolean meter(MeterSettings meter) {
    out.printf("meter %s (%s) at %s%n", meter.id(), meter.map().id(), place(meter.link()));
    switch (MeterProbe.probe(meter, clock::elapsed)) {
      case MeterProbe.Result.Failed(var why) -> {
        return failed(why);
      }
      case MeterProbe.Result.Answered(_, var values, var roundTrip) -> {
        for (var value : values) {
          out.printf(
              "  %-10s register %-6d %-12s %s%n",
              value.name(), value.address(), value.raw(), value.decoded());
        }
        out.printf("  answered in %.1f ms%n", roundTrip.toNanos() / 1e6);
      }
    }
    out.flush();
    return true;
  }

  boolean cabinet(CabinetSettings cabinet) {
    out.printf("cabinet at %s%n", place(cabinet.link()));
    switch (CabinetProbe.probe(cabinet, clock::elapsed)) {
      case CabinetProbe.Result.Failed(var why) -> {
        return failed(why);
      }
      case CabinetProbe.Result.Answered(var seen, var failsafe, var roundTrip) -> {
        out.printf("  state      %s%n", seen.state());
        out.printf("  power      %s, limit in force %s%n", seen.power(), seen.limit());
        long occupied = seen.bays().stream().filter(bay -> !bay.isEmpty()).count();
        out.printf("  bays       %d, %d occupied%n", seen.bays().size(), occupied);
        failsafe.ifPresent(setting -> out.printf("  fail-safe  %s%n", setting.words()));
        out.printf("  answered in %.1f ms%n", roundTrip.toNanos() / 1e6);
      }
    }
    out.flush();
    return true;
  }

  private boolean failed(String why) {
    out.printf("  no usable answer: %s%n", why);
    out.printf("  check the address, the unit id and that nothing else uses the line%n");
    out.flush();
    return false;
  }

  private static String place(Link link) {
    return switch (link) {
      case Link.Tcp(var host, var port, var unit, _) -> host + ":" + port + " unit " + unit;
      case Link.Rtu(var serial, var unit, _) ->
          "%s %d Bd unit %d".formatted(serial.device(), serial.baud(), unit);
    };
  }
}
