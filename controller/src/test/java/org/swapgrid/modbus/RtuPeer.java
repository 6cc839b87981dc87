package org.swapgrid.modbus;

import com.ghgande.j2mod.modbus.util.ModbusUtil;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.swapgrid.device.Link;

/** A Modbus RTU device behind a pseudo-terminal that socat holds open. */
final class RtuPeer implements AutoCloseable {
  static final int UNIT = 7;

  @FunctionalInterface
  interface Behaviour {
    void answer(int number, byte[] pdu, OutputStream out) throws IOException;
  }

  final AtomicInteger requests = new AtomicInteger();
  private final ServerSocket server;
  private final Process socat;

  /** socat ends when nobody has the terminal open for a moment, as while a port is being set up. */
  private final FileInputStream heldOpen;

  private final Path folder;
  private final Path device;
  private final Behaviour behaviour;
  private volatile boolean isCarried;

  RtuPeer(Behaviour behaviour) throws IOException {
    Programs.require("socat", "socat");
    this.behaviour = behaviour;
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    folder = Files.createTempDirectory("rtu");
    device = folder.resolve("tty");
    socat =
        new ProcessBuilder(
                "socat",
                "PTY,raw,echo=0,link=" + device,
                "TCP:127.0.0.1:" + server.getLocalPort() + ",nodelay")
            .inheritIO()
            .start();
    Thread.ofVirtual().start(this::serve);
    Await.until("socat made the terminal and set it up", () -> isCarried);
    heldOpen = new FileInputStream(device.toFile());
  }

  static RtuPeer serving(Slave slave) throws IOException {
    return new RtuPeer((number, pdu, out) -> out.write(frame(slave.answer(pdu))));
  }

  Link.Rtu link(int baud, Duration timeout) {
    var serial = new Link.Serial(device.toString(), baud, Link.Parity.EVEN, 1);
    return new Link.Rtu(serial, UNIT, timeout);
  }

  static byte[] frame(byte[] pdu) {
    return frame(UNIT, pdu);
  }

  static byte[] frame(int unit, byte[] pdu) {
    var frame = new byte[pdu.length + 3];
    frame[0] = (byte) unit;
    System.arraycopy(pdu, 0, frame, 1, pdu.length);
    var checksum = ModbusUtil.calculateCRC(frame, 0, pdu.length + 1);
    frame[pdu.length + 1] = (byte) checksum[0];
    frame[pdu.length + 2] = (byte) checksum[1];
    return frame;
  }

  private void serve() {
    try (var line = server.accept()) {
      isCarried = true;
      line.setTcpNoDelay(true);
      var in = new DataInputStream(line.getInputStream());
      while (true) {
        in.readUnsignedByte();
        var head = in.readNBytes(5);
        var rest = new byte[0];
        if (head[0] == 16) {
          var count = in.readUnsignedByte();
          rest = new byte[count + 1];
          rest[0] = (byte) count;
          in.readFully(rest, 1, count);
        }
        in.readUnsignedShort();
        var pdu = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, pdu, head.length, rest.length);
        behaviour.answer(requests.incrementAndGet(), pdu, line.getOutputStream());
      }
    } catch (IOException e) {
      // socat ended: the test is over.
    }
  }

  /** The device is unplugged. */
  void unplug() {
    socat.destroy();
  }

  @Override
  public void close() throws IOException {
    socat.destroy();
    heldOpen.close();
    server.close();
    Files.deleteIfExists(device);
    Files.deleteIfExists(folder);
  }
}
