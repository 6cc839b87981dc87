package org.swapgrid.modbus;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.swapgrid.device.RegisterField;
import org.swapgrid.device.RegisterField.WordOrder;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.Voltage;

/** Turns a meter's registers into quantities; what is no value becomes null. */
final class Decoding {
  /** Far above any mains or aircraft frequency: what is above it is not a frequency. */
  private static final double MOST_HERTZ = 1_000;

  private static final double MOST_VOLTS = 1e7;
  private static final double MOST_WATTS = 1e12;

  private Decoding() {}

  /** The field's bits, the high word on top, whatever order they came in. */
  static long bits(Registers read, RegisterField field) {
    if (field.type().registers() == 1) {
      return read.u16(field.address());
    }
    long first = read.u16(field.address());
    long second = read.u16(field.address() + 1);
    return field.wordOrder() == WordOrder.HIGH_FIRST
        ? (first << 16) | second
        : (second << 16) | first;
  }

  /** Zero is no value: a meter that sees no voltage has no frequency to show. */
  static @Nullable Frequency frequency(RegisterField field, long bits) {
    if (isMarker(field.type(), bits) || isAllOnes(field.type(), bits)) {
      return null;
    }
    var hertz = number(field, bits);
    return hertz.isPresent() && hertz.getAsDouble() > 0 && hertz.getAsDouble() <= MOST_HERTZ
        ? Frequency.ofHertz(hertz.getAsDouble())
        : null;
  }

  /** Zero is a value: the bus is dead. */
  static @Nullable Voltage voltage(RegisterField field, long bits) {
    if (isMarker(field.type(), bits) || isAllOnes(field.type(), bits)) {
      return null;
    }
    var volts = number(field, bits);
    return volts.isPresent() && volts.getAsDouble() >= 0 && volts.getAsDouble() <= MOST_VOLTS
        ? Voltage.ofVolts(volts.getAsDouble())
        : null;
  }

  /** All ones is minus one in a signed field, so it is a value there. */
  static @Nullable Power power(RegisterField field, long bits, int sign) {
    var isUnsigned =
        field.type() == RegisterField.Type.U16 || field.type() == RegisterField.Type.U32;
    if (isMarker(field.type(), bits) || (isUnsigned && isAllOnes(field.type(), bits))) {
      return null;
    }
    var watts = number(field, bits);
    return watts.isPresent() && Math.abs(watts.getAsDouble()) <= MOST_WATTS
        ? new Power(sign * Math.round(watts.getAsDouble()))
        : null;
  }

  private static OptionalDouble number(RegisterField field, long bits) {
    double counts =
        switch (field.type()) {
          case U16, U32 -> bits;
          case S16 -> (short) bits;
          case S32 -> (int) bits;
          case F32 -> Float.intBitsToFloat((int) bits);
        };
    var scaled = counts * field.scale();
    return Double.isFinite(scaled) ? OptionalDouble.of(scaled) : OptionalDouble.empty();
  }

  private static boolean isAllOnes(RegisterField.Type type, long bits) {
    return type != RegisterField.Type.F32
        && bits == (type.registers() == 1 ? 0xFFFF : 0xFFFF_FFFFL);
  }

  /** The largest and the smallest signed number stand for "not available" on many meters. */
  private static boolean isMarker(RegisterField.Type type, long bits) {
    return switch (type) {
      case U16, S16 -> bits == 0x7FFF || bits == 0x8000;
      case U32, S32 -> bits == 0x7FFF_FFFFL || bits == 0x8000_0000L;
      case F32 -> false;
    };
  }
}
