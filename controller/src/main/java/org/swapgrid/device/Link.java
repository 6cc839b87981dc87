package org.swapgrid.device;

import java.time.Duration;

/** The line on which a Modbus device is reached. */
public sealed interface Link {
  /** The Modbus unit id, 1 to 247 (0 and 255 are allowed on TCP only). */
  int unitId();

  /** How long one exchange may take. */
  Duration timeout();

  /** Modbus TCP. */
  record Tcp(String host, int port, int unitId, Duration timeout) implements Link {}

  /** Modbus RTU on a serial line (RS-485). */
  record Rtu(Serial serial, int unitId, Duration timeout) implements Link {}

  /**
   * A serial port's setting.
   *
   * @param device for example /dev/ttyS1
   * @param baud bits per second
   * @param parity of each character
   * @param stopBits 1 or 2
   */
  record Serial(String device, int baud, Parity parity, int stopBits) {}

  enum Parity {
    NONE,
    EVEN,
    ODD
  }
}
