package org.swapgrid.device;

/**
 * Where a meter keeps one value.
 *
 * @param address as sent on the wire, 0-based
 * @param type how the registers are to be read
 * @param wordOrder which half of a two-register value comes first
 * @param scale what one count is worth in the unit (hertz, volts, watts)
 */
public record RegisterField(int address, Type type, WordOrder wordOrder, double scale) {

  public enum Type {
    U16(1),
    S16(1),
    U32(2),
    S32(2),
    F32(2);

    private final int registers;

    Type(int registers) {
      this.registers = registers;
    }

    public int registers() {
      return registers;
    }
  }

  public enum WordOrder {
    HIGH_FIRST,
    LOW_FIRST
  }

  /** The first address behind this value. */
  public int end() {
    return address + type.registers();
  }
}
