package org.swapgrid.sim.meter;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.swapgrid.device.MeterMap;
import org.swapgrid.device.RegisterField;

/** A map of fixed addresses: readable from its first value to its last. */
final class FixedRegisters extends MeterRegisters {
  private final MeterMap.Fixed map;

  FixedRegisters(MeterMap.Fixed map) {
    super(map.functionCode(), start(map));
    this.map = map;
  }

  @Override
  RegisterImage image(Reading reading) {
    var image = blank();
    image.put(map.frequency(), reading.hertz());
    image.put(map.voltage(), reading.volts());
    var power = map.power();
    if (power != null) {
      image.put(power, reading.watts() * map.powerSign());
    }
    return image;
  }

  @Override
  RegisterImage image(MeterFault.NoValue noValue) {
    var image = blank();
    for (var field : fields(map)) {
      image.put(field, noValue);
    }
    return image;
  }

  private RegisterImage blank() {
    var end = fields(map).stream().mapToInt(RegisterField::end).max().orElseThrow();
    return new RegisterImage(start(map), end - start(map));
  }

  private static int start(MeterMap.Fixed map) {
    return fields(map).stream().mapToInt(RegisterField::address).min().orElseThrow();
  }

  private static List<RegisterField> fields(MeterMap.Fixed map) {
    return Stream.of(map.frequency(), map.voltage(), map.power()).filter(Objects::nonNull).toList();
  }
}
