package org.swapgrid.config;

import static org.swapgrid.config.spec.Setting.choice;
import static org.swapgrid.config.spec.Setting.decimal;
import static org.swapgrid.config.spec.Setting.list;
import static org.swapgrid.config.spec.Setting.number;
import static org.swapgrid.config.spec.Setting.text;
import static org.swapgrid.config.spec.Setting.whole;

import java.util.ArrayList;
import java.util.List;
import org.swapgrid.config.spec.Setting;
import org.swapgrid.config.spec.Type;
import org.swapgrid.config.spec.Type.Form;

/** The part of the table that is about meters and the cabinet. */
final class DeviceSpec {
  private static final String OPENED = "connections are opened at the start";

  private DeviceSpec() {}

  static Setting meters() {
    var settings = new ArrayList<Setting>();
    settings.add(text("id", Form.ID, "The meter's name in messages and metrics.").required("main"));
    settings.add(
        text("map", Form.ID, "Its registers: the name of a file in `meters/`.")
            .required("janitza-umg96rm"));
    settings.addAll(line("192.168.10.20", "/dev/ttyS1"));
    settings.add(
        whole("poll_interval_ms", 10, 5000, "From the start of one poll to the start of the next.")
            .byDefault(100));
    settings.add(timeout());
    settings.add(
        decimal(
                "nominal_v",
                50,
                1000,
                "Nominal voltage between phase and neutral; readings count from 0.5 to 1.3 of it.")
            .required(220));
    return list(
            "meters",
            new Type.Items(new Type.Section(settings), 1, 2),
            "The frequency meters, the preferred one first.")
        .required("")
        .fixed(OPENED);
  }

  static Setting cabinet() {
    var settings = new ArrayList<Setting>(line("192.168.10.30", "/dev/ttyS2"));
    settings.add(
        whole("poll_interval_ms", 20, 10_000, "From one read of power and limits to the next.")
            .byDefault(250));
    settings.add(timeout());
    settings.add(
        whole(
                "revert_after_ms",
                100,
                60_000,
                "Without a command for this long the cabinet falls back to its own safe setting"
                    + " (register RvrtTms).")
            .inStepsOf(100)
            .byDefault(5000));
    settings.add(
        whole("obey_within_ms", 100, 60_000, "A bay must have followed a lowered limit by then.")
            .byDefault(2000));
    settings.add(
        whole("obey_tolerance_w", 0, 1000, "A bay may draw this much above its limit.")
            .byDefault(30));
    return Setting.section("cabinet", "The charging cabinet.", settings.toArray(Setting[]::new))
        .required("")
        .fixed(OPENED);
  }

  private static Setting timeout() {
    return whole("timeout_ms", 10, 5000, "How long one exchange may take.").byDefault(200);
  }

  private static List<Setting> line(String host, String device) {
    return List.of(
        choice("transport", List.of("tcp", "rtu"), "Modbus TCP, or RTU on a serial line (RS-485).")
            .required("tcp"),
        text("host", Form.HOST, "Address of the device or its gateway.")
            .required(host)
            .onlyWith("transport", "tcp"),
        whole("port", 1, 65_535, "TCP port.").byDefault(502).onlyWith("transport", "tcp"),
        whole("unit_id", 0, 255, "Modbus unit; 1 to 247 on a serial line.").byDefault(1),
        text("serial_port", Form.PATH, "The serial device.")
            .required(device)
            .onlyWith("transport", "rtu"),
        number("baud", "Bits per second.", 4800, 9600, 19_200, 38_400, 57_600, 115_200)
            .byDefault(19_200)
            .onlyWith("transport", "rtu"),
        choice("parity", List.of("none", "even", "odd"), "Parity of each character.")
            .byDefault("even")
            .onlyWith("transport", "rtu"),
        number("stop_bits", "Stop bits.", 1, 2).byDefault(1).onlyWith("transport", "rtu"));
  }
}
