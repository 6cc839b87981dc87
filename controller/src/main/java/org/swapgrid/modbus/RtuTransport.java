package org.swapgrid.modbus;

import com.ghgande.j2mod.modbus.ModbusIOException;
import com.ghgande.j2mod.modbus.io.ModbusRTUTransport;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;

/** j2mod's RTU framing without the sleep it pads every request with. */
final class RtuTransport extends ModbusRTUTransport {
  /** Drops what was received so far and sends the request; does not wait for the line. */
  void send(ModbusRequest request) throws ModbusIOException {
    writeMessageOut(request);
  }
}
