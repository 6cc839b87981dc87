package org.swapgrid.modbus;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.swapgrid.device.Link;

/** A Modbus TCP server on raw sockets that does exactly what a test tells it to, right or wrong. */
final class TcpPeer implements AutoCloseable {
  static final int UNIT = 7;

  /** What to do with one request; number counts from 1 over all connections. */
  @FunctionalInterface
  interface Behaviour {
    void answer(Request request, OutputStream out) throws IOException;
  }

  static final class Request {
    private final int number;
    private final int transaction;
    private final int unit;
    private final byte[] pdu;

    private Request(int number, int transaction, int unit, byte[] pdu) {
      this.number = number;
      this.transaction = transaction;
      this.unit = unit;
      this.pdu = pdu;
    }

    int number() {
      return number;
    }

    int transaction() {
      return transaction;
    }

    int unit() {
      return unit;
    }

    byte[] pdu() {
      return pdu;
    }

    /** The answer as it should be framed. */
    byte[] frame(byte[] answer) {
      return frame(transaction, unit, answer);
    }

    byte[] frame(int transactionId, int unitId, byte[] answer) {
      return ByteBuffer.allocate(7 + answer.length)
          .putShort((short) transactionId)
          .putShort((short) 0)
          .putShort((short) (answer.length + 1))
          .put((byte) unitId)
          .put(answer)
          .array();
    }
  }

  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger requests = new AtomicInteger();
  private final ServerSocket server;
  private final Behaviour behaviour;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  TcpPeer(Behaviour behaviour) {
    this(behaviour, 0);
  }

  TcpPeer(Behaviour behaviour, int port) {
    this.behaviour = behaviour;
    try {
      server = new ServerSocket();
      server.setReuseAddress(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Await.until("port " + port + " is free", () -> isBound(port));
    Thread.ofVirtual().start(this::accept);
  }

  /** A port given up a moment ago may be some connection's for a moment. */
  private boolean isBound(int port) {
    try {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (BindException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TcpPeer serving(Slave slave) {
    return serving(slave, 0);
  }

  static TcpPeer serving(Slave slave, int port) {
    return new TcpPeer(
        (request, out) -> out.write(request.frame(slave.answer(request.pdu()))), port);
  }

  int port() {
    return server.getLocalPort();
  }

  Link.Tcp link(Duration timeout) {
    return new Link.Tcp("127.0.0.1", port(), UNIT, timeout);
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new DataInputStream(socket.getInputStream());
      while (true) {
        var transaction = in.readUnsignedShort();
        in.readUnsignedShort();
        var length = in.readUnsignedShort();
        var unit = in.readUnsignedByte();
        var pdu = in.readNBytes(length - 1);
        var request = new Request(requests.incrementAndGet(), transaction, unit, pdu);
        behaviour.answer(request, socket.getOutputStream());
      }
    } catch (IOException e) {
      // The client hung up, or the behaviour did.
    }
  }

  /** Ends every connection; new ones are still accepted. */
  void dropAll() {
    for (var socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    open.clear();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    dropAll();
  }
}
