package org.swapgrid.sim.meter;

import org.swapgrid.device.MeterMap;
import org.swapgrid.device.RegisterField;

/**
 * A SunSpec device: "SunS", the common model 1, the meter model 213 (three phases, floats; SunSpec
 * Information Model Specification) and the end model. Its power is positive when fed back.
 */
final class SunSpecRegisters extends MeterRegisters {
  private static final int COMMON_LENGTH = 66;
  private static final int METER = 213;
  private static final int METER_LENGTH = 124;
  private static final int METER_AT = 2 + 2 + COMMON_LENGTH;
  private static final int SIZE = METER_AT + 2 + METER_LENGTH + 2;

  private final int base;
  private final RegisterField voltage;
  private final RegisterField phaseVoltage;
  private final RegisterField frequency;
  private final RegisterField power;

  SunSpecRegisters(MeterMap.SunSpec map) {
    super(3, map.bases().getFirst());
    this.base = map.bases().getFirst();
    this.voltage = field(10);
    this.phaseVoltage = field(12);
    this.frequency = field(26);
    this.power = field(28);
  }

  private RegisterField field(int offset) {
    return new RegisterField(
        base + METER_AT + offset, RegisterField.Type.F32, RegisterField.WordOrder.HIGH_FIRST, 1);
  }

  @Override
  RegisterImage image(Reading reading) {
    var image = models();
    image.put(voltage, reading.volts());
    image.put(phaseVoltage, reading.volts());
    image.put(frequency, reading.hertz());
    image.put(power, -reading.watts());
    return image;
  }

  @Override
  RegisterImage image(MeterFault.NoValue noValue) {
    var image = models();
    image.put(voltage, noValue);
    image.put(phaseVoltage, noValue);
    image.put(frequency, noValue);
    image.put(power, noValue);
    return image;
  }

  private RegisterImage models() {
    var image = new RegisterImage(base, SIZE);
    image.put(base, 0x5375, 0x6E53, 1, COMMON_LENGTH);
    image.put(base + 4, 0x5377, 0x6170, 0x6772, 0x6964);
    image.put(base + METER_AT, METER, METER_LENGTH);
    image.put(base + METER_AT + 2 + METER_LENGTH, 0xFFFF, 0);
    return image;
  }
}
