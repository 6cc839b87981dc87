package org.swapgrid.sim.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.swapgrid.sim.register.Answer;

/**
 * One Modbus RTU device on a serial line that is already set (a pty, or a port after {@code stty
 * raw 115200}). A request's end is known from its function code; what does not add up is dropped
 * until the line has been quiet.
 */
public final class ModbusRtuServer implements AutoCloseable {
  private static final int LONGEST = 256;
  private static final int CHECK_SUM = 2;
  private static final int QUIET_MILLIS = 20;

  private final InputStream in;
  private final OutputStream out;
  private final Unit unit;

  private ModbusRtuServer(InputStream in, OutputStream out, Unit unit) {
    this.in = in;
    this.out = out;
    this.unit = unit;
  }

  /** Serves the line at once, on a thread of its own that does not keep the process alive. */
  public static ModbusRtuServer open(Path device, Unit unit) throws IOException {
    var out = Files.newOutputStream(device);
    var server = new ModbusRtuServer(Files.newInputStream(device), out, unit);
    Thread.ofPlatform().daemon().name("modbus-rtu").start(server::serve);
    return server;
  }

  @Override
  public void close() throws IOException {
    out.close();
    in.close();
  }

  private void serve() {
    var frame = new byte[LONGEST];
    try {
      while (true) {
        var length = receive(frame);
        if (length > 0) {
          exchange(frame, length);
        }
      }
    } catch (IOException | InterruptedException gone) {
      return;
    }
  }

  /** The length of a sound frame, 0 for a broken one that was dropped. */
  private int receive(byte[] frame) throws IOException, InterruptedException {
    int have = 0;
    while (have < expected(frame, have)) {
      var got = in.read(frame, have, expected(frame, have) - have);
      if (got < 0) {
        throw new IOException("the line is gone");
      }
      have += got;
    }
    var sum = Crc16.of(frame, have - CHECK_SUM);
    var sound = (frame[have - 2] & 0xFF) == (sum & 0xFF) && (frame[have - 1] & 0xFF) == (sum >>> 8);
    if (!sound) {
      drain();
    }
    return sound ? have : 0;
  }

  /** How long the frame is as far as its bytes tell. */
  private static int expected(byte[] frame, int have) {
    if (have < 2) {
      return 2;
    }
    if (frame[1] != 16) {
      return 8;
    }
    return have < 7 ? 7 : Math.min(LONGEST, 9 + (frame[6] & 0xFF));
  }

  private void drain() throws IOException, InterruptedException {
    var waste = new byte[LONGEST];
    do {
      while (in.available() > 0 && in.read(waste, 0, Math.min(LONGEST, in.available())) > 0) {
        // read until nothing is left
      }
      Thread.sleep(QUIET_MILLIS);
    } while (in.available() > 0);
  }

  private void exchange(byte[] frame, int length) throws IOException, InterruptedException {
    var pdu = ByteBuffer.wrap(frame, 1, length - 1 - CHECK_SUM);
    var request = Pdu.request(pdu.slice());
    if (request.isEmpty()) {
      return;
    }
    var answer = unit.overRtu(frame[0] & 0xFF, request.get());
    if (answer instanceof Answer.Silence) {
      return;
    }
    Thread.sleep(Unit.lateness(answer));
    send(frame[0], Pdu.answer(request.get(), answer));
  }

  private void send(byte id, byte[] pdu) throws IOException {
    var bytes = Arrays.copyOf(new byte[] {id}, 1 + pdu.length + CHECK_SUM);
    System.arraycopy(pdu, 0, bytes, 1, pdu.length);
    var sum = Crc16.of(bytes, 1 + pdu.length);
    bytes[bytes.length - 2] = (byte) sum;
    bytes[bytes.length - 1] = (byte) (sum >>> 8);
    out.write(bytes);
    out.flush();
  }
}
