package org.swapgrid.modbus;

import java.time.Duration;
import java.util.List;
import org.swapgrid.device.Link;
import org.swapgrid.device.MeterMap;
import org.swapgrid.device.MeterSettings;
import org.swapgrid.device.RegisterField;
import org.swapgrid.device.RegisterField.WordOrder;
import org.swapgrid.model.MeterId;

/** Meters as a configuration could name them. */
final class Maps {
  private static final MeterMap.Title TITLE = new MeterMap.Title(List.of("test"), "test", false);
  private static final MeterMap.Timing TIMING = new MeterMap.Timing(Duration.ofMillis(200), 1);

  private Maps() {}

  static RegisterField field(int address, RegisterField.Type type, double scale) {
    return new RegisterField(address, type, WordOrder.HIGH_FIRST, scale);
  }

  /** Janitza UMG 96RM: everything within 52 registers. */
  static MeterMap janitza() {
    return new MeterMap.Fixed(
        "janitza",
        TITLE,
        TIMING,
        3,
        field(19_050, RegisterField.Type.F32, 1),
        field(19_000, RegisterField.Type.F32, 1),
        field(19_026, RegisterField.Type.F32, 1),
        1);
  }

  /** Phoenix Contact EEM turned into input registers far apart, low word first, export positive. */
  static MeterMap scattered() {
    return new MeterMap.Fixed(
        "scattered",
        TITLE,
        TIMING,
        4,
        new RegisterField(500, RegisterField.Type.F32, WordOrder.LOW_FIRST, 1),
        field(100, RegisterField.Type.U16, 0.1),
        field(300, RegisterField.Type.S32, 10),
        -1);
  }

  static MeterMap sunSpec() {
    return new MeterMap.SunSpec("sunspec", TITLE, TIMING, List.of(40_000, 50_000, 0));
  }

  static MeterSettings meter(String name, MeterMap map, Link link, Duration interval) {
    return new MeterSettings(new MeterId(name), map, link, interval);
  }
}
