package org.swapgrid.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import org.swapgrid.device.Link;

/** The way a request reaches a device and its answer comes back. Used by one thread only. */
sealed interface Wire permits TcpWire, RtuWire {
  static Wire to(Link link) {
    return switch (link) {
      case Link.Tcp tcp -> new TcpWire(tcp);
      case Link.Rtu rtu -> new RtuWire(rtu);
    };
  }

  /** Opens it, within the link's timeout; does nothing when it is open. */
  void open() throws ExchangeFailed;

  boolean isOpen();

  /**
   * Sends one request and waits for its answer.
   *
   * @return the answer from the unit id on, without transport framing, of a length that fits its
   *     transport's own count or checksum
   */
  byte[] exchange(ModbusRequest request) throws ExchangeFailed;

  /** Makes sure that nothing of a failed exchange can be taken for the answer to the next. */
  void discard();

  /** Closes it at once, whatever state it is in. */
  void close();

  /** How many registers one read may take without holding up a write for long. */
  int shortRead();
}
