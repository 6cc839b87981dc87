package org.swapgrid.sim.meter;

import org.swapgrid.device.RegisterField;

/** Registers being filled with values of a map's types. */
final class RegisterImage {
  private static final int NAN = 0x7FC00000;

  private final int start;
  private final int[] words;

  /** All zero, from an address on. */
  RegisterImage(int start, int size) {
    this.start = start;
    this.words = new int[size];
  }

  int size() {
    return words.length;
  }

  int at(int index) {
    return words[index];
  }

  void put(int address, int... values) {
    for (int i = 0; i < values.length; i++) {
      words[address - start + i] = values[i] & 0xFFFF;
    }
  }

  /** Writes a quantity in its own unit. A value the type has no room for is cut to its ends. */
  void put(RegisterField field, double quantity) {
    var counts = quantity / field.scale();
    putBits(field, bits(field.type(), counts));
  }

  void put(RegisterField field, MeterFault.NoValue noValue) {
    var bits =
        switch (noValue) {
          case ZERO -> 0;
          case ALL_ONES -> -1;
          case NAN -> noNumber(field.type());
        };
    putBits(field, bits);
  }

  private void putBits(RegisterField field, int bits) {
    if (field.type().registers() == 1) {
      put(field.address(), bits);
    } else if (field.wordOrder() == RegisterField.WordOrder.HIGH_FIRST) {
      put(field.address(), bits >>> 16, bits);
    } else {
      put(field.address(), bits, bits >>> 16);
    }
  }

  private static int bits(RegisterField.Type type, double counts) {
    return switch (type) {
      case U16 -> (int) between(counts, 0, 0xFFFE);
      case S16 -> (int) between(counts, -0x7FFF, 0x7FFE);
      case U32 -> (int) between(counts, 0, 0xFFFFFFFEL);
      case S32 -> (int) between(counts, -0x7FFFFFFF, 0x7FFFFFFE);
      case F32 -> Float.floatToRawIntBits((float) counts);
    };
  }

  private static long between(double counts, long least, long most) {
    return Math.clamp(Math.round(counts), least, most);
  }

  private static int noNumber(RegisterField.Type type) {
    return switch (type) {
      case U16 -> 0xFFFF;
      case S16 -> 0x8000;
      case U32 -> -1;
      case S32 -> Integer.MIN_VALUE;
      case F32 -> NAN;
    };
  }
}
