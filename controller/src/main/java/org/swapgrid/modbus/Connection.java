package org.swapgrid.modbus;

import com.ghgande.j2mod.modbus.Modbus;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.swapgrid.device.Link;
import org.swapgrid.loop.DeviceListener;

/**
 * One device's connection: opened when needed, given up on every error but a refusal, tried again
 * after a short, growing pause. Every request is sent once; who needs it again asks again. Used by
 * its owner thread only.
 */
final class Connection {
  static final int HOLDING = Modbus.READ_MULTIPLE_REGISTERS;

  /** One lost answer is a miss; the second in a row is a device that is down. */
  private static final int FAILURES_TO_BE_DOWN = 2;

  private enum Health {
    UNKNOWN,
    UP,
    DOWN
  }

  private final String device;
  private final int unitId;
  private final Wire wire;
  private final Supplier<Duration> clock;
  private final DeviceListener listener;
  private final BackOff backOff = new BackOff(RandomGenerator.getDefault());
  private Health health = Health.UNKNOWN;
  private int failures;
  private Duration retryAt;

  Connection(String device, Link link, Supplier<Duration> clock, DeviceListener listener) {
    this.device = device;
    this.unitId = link.unitId();
    this.wire = Wire.to(link);
    this.clock = clock;
    this.listener = listener;
    this.retryAt = clock.get();
  }

  /** Opens it unless it is open or still left alone; true when it is open now. */
  boolean open() {
    if (clock.get().compareTo(retryAt) < 0) {
      return false;
    }
    try {
      connect();
      return true;
    } catch (ExchangeFailed e) {
      missed(e);
      return false;
    }
  }

  /** Opens it now. */
  void connect() throws ExchangeFailed {
    wire.open();
  }

  /** Before this time the device is left alone. */
  Duration retryAt() {
    return retryAt;
  }

  int shortRead() {
    return wire.shortRead();
  }

  /**
   * Reads 1 to 125 registers.
   *
   * @param function 3 (holding) or 4 (input registers)
   */
  Registers read(int function, int address, int count) throws ExchangeFailed {
    var request =
        function == HOLDING
            ? new ReadMultipleRegistersRequest(address, count)
            : new ReadInputRegistersRequest(address, count);
    request.setUnitID(unitId);
    var words = timed(() -> Answer.words(request, wire.exchange(request)));
    return new Registers(address, words);
  }

  /** Writes 1 to 123 registers with function 16. */
  void write(int address, int... values) throws ExchangeFailed {
    var registers = new Register[values.length];
    for (int i = 0; i < values.length; i++) {
      registers[i] = new SimpleRegister(values[i]);
    }
    ModbusRequest request = new WriteMultipleRegistersRequest(address, registers);
    request.setUnitID(unitId);
    var _ =
        timed(() -> {
          Answer.written(request, wire.exchange(request), address, values.length);
          return values;
        });
  }

  @FunctionalInterface
  private interface Exchange {
    int[] run() throws ExchangeFailed;
  }

  private int[] timed(Exchange exchange) throws ExchangeFailed {
    var start = clock.get();
    try {
      var words = exchange.run();
      listener.answered(device, clock.get().minus(start));
      return words;
    } catch (ExchangeFailed e) {
      if (e.kind() == ExchangeFailed.Kind.CONNECTION) {
        wire.close();
      } else if (!e.isRefusal()) {
        wire.discard();
      }
      missed(e);
      throw e;
    }
  }

  private void missed(ExchangeFailed e) {
    listener.missed(device, e.label());
    if (!e.isRefusal()) {
      retryAt = clock.get().plus(backOff.next());
      bad(e.why());
    }
  }

  /** The device did what it is there for. */
  void good() {
    failures = 0;
    backOff.reset();
    if (health != Health.UP) {
      health = Health.UP;
      listener.up(device);
    }
  }

  /** What it was needed for did not come about; a refusal alone may only mean to look elsewhere. */
  void bad(String why) {
    failures++;
    if (failures >= FAILURES_TO_BE_DOWN) {
      down(why);
    }
  }

  /** It answers, but not as it should; the connection stays. */
  void down(String why) {
    if (health != Health.DOWN) {
      health = Health.DOWN;
      listener.down(device, why);
    }
  }

  /** It is not the device it should be: given up and left alone for long. */
  void reject(String why) {
    wire.close();
    retryAt = clock.get().plus(backOff.longest());
    down(why);
  }

  void note(String kind) {
    listener.missed(device, kind);
  }

  void close() {
    wire.close();
  }
}
