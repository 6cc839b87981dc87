package org.swapgrid.sim.wire;

/** The check sum of a Modbus RTU frame (Modbus over Serial Line 1.02, 6.2.2). */
final class Crc16 {
  private Crc16() {}

  /** Of the first {@code length} bytes; its low byte is sent first. */
  static int of(byte[] bytes, int length) {
    int crc = 0xFFFF;
    for (int i = 0; i < length; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xA001;
      }
    }
    return crc;
  }
}
