package org.swapgrid.modbus;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import com.ghgande.j2mod.modbus.io.AbstractModbusTransport;
import com.ghgande.j2mod.modbus.net.AbstractSerialConnection;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swapgrid.device.Link;

/**
 * A serial port as j2mod wants to see one. j2mod's own rounds every timeout up to 100 ms (the
 * termios VTIME), keeps a listener thread and retries to open; this one never blocks in a read.
 */
final class SerialLine extends AbstractSerialConnection {
  private static final int DATA_BITS = 8;

  /** Linux EAGAIN: some drivers say so where others say that they read nothing. */
  private static final int NOTHING_YET = 11;

  private final Link.Serial setting;
  private @Nullable SerialPort port;
  private @Nullable AbstractModbusTransport transport;

  /**
   * A closed port. Loading jSerialComm's native part makes the whole process ignore SIGHUP (2.11.4,
   * measured), so it is loaded here, before a daemon begins to hear signals, and not at the first
   * opening.
   */
  SerialLine(Link.Serial setting) {
    this.setting = setting;
    var _ = SerialPort.getVersion();
  }

  void carry(AbstractModbusTransport carried) {
    transport = carried;
  }

  @Override
  public void open() throws IOException {
    if (port != null) {
      return;
    }
    try {
      var opened = SerialPort.getCommPort(setting.device());
      opened.setComPortParameters(setting.baud(), DATA_BITS, stopBits(), getParity());
      opened.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
      // The kernel's RS-485 setting stays as the box was set up; a driver without one must not
      // fail.
      var _ = opened.disableRs485ModeControl();
      opened.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
      if (!opened.openPort(0)) {
        throw new IOException("cannot open it (error " + opened.getLastErrorCode() + ")");
      }
      port = opened;
    } catch (SerialPortInvalidPortException e) {
      throw new IOException("no such serial port", e);
    }
  }

  @Override
  public void close() {
    var open = port;
    port = null;
    if (open != null) {
      // A port that will not close is gone all the same.
      var _ = open.closePort();
    }
  }

  @Override
  public boolean isOpen() {
    return port != null;
  }

  /** Takes what is there, without waiting; -1 when the port has gone. */
  @Override
  public int readBytes(byte[] buffer, int bytesToRead) {
    if (port == null) {
      return -1;
    }
    var got = port.readBytes(buffer, bytesToRead);
    return got < 0 && port.getLastErrorCode() == NOTHING_YET ? 0 : got;
  }

  @Override
  public int writeBytes(byte[] buffer, int bytesToWrite) {
    return port == null ? -1 : port.writeBytes(buffer, bytesToWrite);
  }

  /** -1 when the port has gone. */
  @Override
  public int bytesAvailable() {
    return port == null ? -1 : port.bytesAvailable();
  }

  /** The operating system's word for what went wrong last. */
  String lastError() {
    return port == null
        ? "not open"
        : "error " + port.getLastErrorCode() + " at " + port.getLastErrorLocation();
  }

  /** The time the line needs for so many characters, in nanoseconds. */
  long wireNanos(double characters) {
    var bits = 1 + DATA_BITS + setting.stopBits() + (setting.parity() == Link.Parity.NONE ? 0 : 1);
    return (long) (characters * bits * 1e9 / setting.baud());
  }

  @Override
  public @Nullable AbstractModbusTransport getModbusTransport() {
    return transport;
  }

  @Override
  public int getBaudRate() {
    return setting.baud();
  }

  @Override
  public int getNumDataBits() {
    return DATA_BITS;
  }

  @Override
  public int getNumStopBits() {
    return setting.stopBits();
  }

  private int stopBits() {
    return setting.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
  }

  @Override
  public int getParity() {
    return switch (setting.parity()) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
    };
  }

  @Override
  public String getPortName() {
    return setting.device();
  }

  @Override
  public String getDescriptivePortName() {
    return setting.device();
  }

  /** The waiting is done by whoever reads, to the millisecond. */
  @Override
  public void setComPortTimeouts(int newTimeoutMode, int newReadTimeout, int newWriteTimeout) {}

  @Override
  public int getTimeout() {
    return 0;
  }

  @Override
  public void setTimeout(int timeout) {}

  @Override
  public Set<String> getCommPorts() {
    return Set.of(setting.device());
  }
}
