package org.swapgrid.sim.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.swapgrid.sim.register.Answer;

/** One Modbus TCP device on a port of its own; a virtual thread for each connection. */
public final class ModbusTcpServer implements AutoCloseable {
  private static final int HEADER = 7;
  private static final int LONGEST = 260;

  private final ServerSocket listening;
  private final Unit unit;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private ModbusTcpServer(ServerSocket listening, Unit unit) {
    this.listening = listening;
    this.unit = unit;
  }

  /**
   * Listens at once.
   *
   * @param wanted the port; 0 for any, and any free one is taken where the wanted one is in use
   */
  public static ModbusTcpServer listen(InetAddress address, int wanted, Unit unit)
      throws IOException {
    var server = new ModbusTcpServer(bind(address, wanted), unit);
    Thread.ofVirtual().name("modbus-" + server.port()).start(server::accept);
    return server;
  }

  private static ServerSocket bind(InetAddress address, int wanted) throws IOException {
    var socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, wanted));
    } catch (BindException inUse) {
      if (wanted == 0) {
        throw inUse;
      }
      return bind(address, 0);
    }
    return socket;
  }

  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (var socket : open) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        var socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().name("modbus-client-" + port()).start(() -> serve(socket));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      var header = new byte[HEADER];
      while (true) {
        in.readFully(header);
        if (!exchange(socket, in, ByteBuffer.wrap(header))) {
          return;
        }
      }
    } catch (IOException | InterruptedException gone) {
      return;
    } finally {
      open.remove(socket);
    }
  }

  /** False when the client does not speak Modbus: the connection is closed. */
  private boolean exchange(Socket socket, DataInputStream in, ByteBuffer header)
      throws IOException, InterruptedException {
    var transaction = header.getShort();
    var protocol = header.getShort();
    var length = header.getShort() & 0xFFFF;
    var id = header.get();
    if (protocol != 0 || length < 2 || length > LONGEST - 6) {
      return false;
    }
    var body = new byte[length - 1];
    in.readFully(body);
    var request = Pdu.request(ByteBuffer.wrap(body));
    if (request.isEmpty()) {
      send(socket, transaction, id, new byte[] {(byte) (body[0] | 0x80), 3});
      return true;
    }
    var answer = unit.overTcp(id & 0xFF, request.get());
    if (!(answer instanceof Answer.Silence)) {
      Thread.sleep(Unit.lateness(answer));
      send(socket, transaction, id, Pdu.answer(request.get(), answer));
    }
    return true;
  }

  private static void send(Socket socket, short transaction, byte id, byte[] pdu)
      throws IOException {
    var frame = ByteBuffer.allocate(HEADER + pdu.length);
    frame.putShort(transaction).putShort((short) 0).putShort((short) (pdu.length + 1)).put(id);
    socket.getOutputStream().write(frame.put(pdu).array());
  }
}
