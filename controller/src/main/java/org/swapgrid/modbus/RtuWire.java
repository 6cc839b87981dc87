package org.swapgrid.modbus;

import com.ghgande.j2mod.modbus.ModbusIOException;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.util.ModbusUtil;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.swapgrid.device.Link;

/**
 * Modbus RTU on a serial line. The link's timeout is the device's time to answer: what the line
 * itself needs for request and answer is added to it. After a failed exchange the line stays silent
 * for one timeout and everything that still arrives is dropped: RTU answers carry no number, so a
 * late one would pass for the next.
 */
final class RtuWire implements Wire {
  /** Unit id, function code, exception code, checksum: the shortest answer there is. */
  private static final int SHORTEST = 5;

  private static final int CHECKSUM = 2;
  private static final int LONGEST_READ = 125;
  private static final int BAY_DETAIL = 16;

  /** One read may hold up a write for about this long. */
  private static final long SHORT_READ_NANOS = 25_000_000;

  /** An adapter that was pulled out may just say nothing: the port is opened anew. */
  private static final int FAILURES_TO_REOPEN = 3;

  /** Between looks at the port; a character takes 95 us at 115200 Bd. */
  private static final long LOOK_NANOS = 150_000;

  /** Modbus over Serial Line V1.02, 2.5.1.1: 3.5 characters, 1.75 ms above 19200 Bd. */
  private static final double SILENCE = 3.5;

  private static final long FAST_SILENCE_NANOS = 1_750_000;

  private final Link.Rtu link;
  private final SerialLine line;
  private RtuTransport transport = new RtuTransport();
  private long silentUntil = System.nanoTime();
  private int failed;

  RtuWire(Link.Rtu link) {
    this.link = link;
    this.line = new SerialLine(link.serial());
  }

  @Override
  public void open() throws ExchangeFailed {
    if (line.isOpen()) {
      return;
    }
    try {
      line.open();
      transport = new RtuTransport();
      transport.setCommPort(line);
      line.carry(transport);
    } catch (IOException e) {
      line.close();
      throw ExchangeFailed.connection(link.serial().device() + ": " + e.getMessage());
    }
  }

  @Override
  public boolean isOpen() {
    return line.isOpen();
  }

  @Override
  public byte[] exchange(ModbusRequest request) throws ExchangeFailed {
    if (!line.isOpen()) {
      throw ExchangeFailed.connection(link.serial().device() + " is not open");
    }
    waitUntil(silentUntil);
    var expected = Answer.expectedLength(request) + CHECKSUM;
    try {
      transport.send(request);
    } catch (ModbusIOException e) {
      throw ExchangeFailed.connection("cannot write to " + link.serial().device());
    }
    var wire = line.wireNanos(request.getOutputLength() + CHECKSUM + (double) expected);
    try {
      var body = answer(expected, System.nanoTime() + wire + link.timeout().toNanos());
      failed = 0;
      return body;
    } finally {
      silentUntil = System.nanoTime() + frameGap();
    }
  }

  private byte[] answer(int expected, long deadline) throws ExchangeFailed {
    var frame = new byte[expected];
    fill(frame, 0, SHORTEST, deadline);
    var length = (frame[1] & 0x80) == 0 ? expected : SHORTEST;
    fill(frame, SHORTEST, length, deadline);
    var body = length - CHECKSUM;
    var checksum = ModbusUtil.calculateCRC(frame, 0, body);
    if ((frame[body] & 0xFF) != checksum[0] || (frame[body + 1] & 0xFF) != checksum[1]) {
      throw ExchangeFailed.malformed("answer with a wrong checksum");
    }
    return Arrays.copyOf(frame, body);
  }

  private void fill(byte[] frame, int from, int to, long deadline) throws ExchangeFailed {
    int have = from;
    var chunk = new byte[frame.length];
    while (have < to) {
      var got = line.readBytes(chunk, to - have);
      if (got < 0) {
        throw ExchangeFailed.connection(
            link.serial().device() + " has gone (" + line.lastError() + ")");
      }
      System.arraycopy(chunk, 0, frame, have, got);
      have += got;
      if (got == 0) {
        if (System.nanoTime() - deadline > 0) {
          throw late(have);
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private ExchangeFailed late(int have) {
    var after = " in " + link.timeout().toMillis() + " ms on " + link.serial().device();
    return have == 0
        ? ExchangeFailed.timeout("no answer" + after)
        : ExchangeFailed.malformed("only " + have + " bytes of an answer" + after);
  }

  @Override
  public void discard() {
    silentUntil = System.nanoTime() + link.timeout().toNanos();
    failed++;
    if (failed >= FAILURES_TO_REOPEN) {
      failed = 0;
      line.close();
    }
  }

  @Override
  public void close() {
    line.close();
  }

  @Override
  public int shortRead() {
    var characters = SHORT_READ_NANOS / line.wireNanos(1);
    return Math.clamp((characters - SHORTEST) / 2, BAY_DETAIL, LONGEST_READ);
  }

  private long frameGap() {
    return link.serial().baud() > 19_200 ? FAST_SILENCE_NANOS : line.wireNanos(SILENCE);
  }

  /** Not cut short by the unpark that announces a new plan. */
  private static void waitUntil(long nanoTime) {
    for (var left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
