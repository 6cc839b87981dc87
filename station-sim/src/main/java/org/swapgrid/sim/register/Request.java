package org.swapgrid.sim.register;

/** What a Modbus client asks. */
public sealed interface Request {
  /** 3 reads holding registers, 4 input registers, 6 writes one, 16 writes several. */
  int functionCode();

  /**
   * Function codes 3 and 4.
   *
   * @param address as sent on the wire, 0 to 65535
   * @param count as sent, not yet checked
   */
  record Read(int functionCode, int address, int count) implements Request {}

  /** Function codes 6 and 16. */
  record Write(int functionCode, int address, Registers values) implements Request {}

  /** A function code nobody here knows. */
  record Other(int functionCode) implements Request {}
}
