package org.swapgrid.uplink.mqtt;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a free port of loopback that does to each connection what its script says. */
public final class Rogue implements AutoCloseable {
  public interface Script {
    void play(Peer peer) throws IOException;
  }

  /** One connection, seen from the server. */
  public static final class Peer {
    public final Socket socket;
    private final DataInputStream in;

    Peer(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new DataInputStream(socket.getInputStream());
    }

    /** Reads one packet and gives its type and its packet id's place behind the header. */
    public byte[] packet() throws IOException {
      int type = in.readUnsignedByte();
      int length = 0;
      int shift = 0;
      int octet;
      do {
        octet = in.readUnsignedByte();
        length |= (octet & 0x7f) << shift;
        shift += 7;
      } while ((octet & 0x80) != 0);
      var packet = new byte[length + 1];
      packet[0] = (byte) type;
      in.readFully(packet, 1, length);
      return packet;
    }

    public void send(int... octets) throws IOException {
      var bytes = new byte[octets.length];
      for (int i = 0; i < octets.length; i++) {
        bytes[i] = (byte) octets[i];
      }
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    /** CONNECT is read and accepted. */
    public void accept() throws IOException {
      packet();
      send(0x20, 2, 0, 0);
    }

    /** Answers everything as a good server would, with this grant to each subscription. */
    public void serve(int granted) throws IOException {
      var packet = packet();
      while (answer(packet, granted)) {
        packet = packet();
      }
    }

    /** Answers one packet; false when it was the DISCONNECT. */
    public boolean answer(byte[] packet, int granted) throws IOException {
      switch (packet[0] & 0xf0) {
        case 0x10 -> send(0x20, 2, 0, 0);
        case 0x80 -> grant(packet, granted);
        case 0xa0 -> send(0xb0, 2, packet[1], packet[2]);
        case 0xc0 -> send(0xd0, 0);
        case 0xe0 -> {
          return false;
        }
        default -> {}
      }
      return true;
    }

    private void grant(byte[] packet, int granted) throws IOException {
      int filters = filters(packet);
      var answer = new int[4 + filters];
      answer[0] = 0x90;
      answer[1] = 2 + filters;
      answer[2] = packet[1];
      answer[3] = packet[2];
      java.util.Arrays.fill(answer, 4, answer.length, granted);
      send(answer);
    }

    /** Each filter is shorter than 128 bytes here. */
    private static int filters(byte[] packet) {
      int count = 0;
      int at = 3;
      while (at < packet.length) {
        at += 3 + packet[at + 1];
        count++;
      }
      return count;
    }

    /** Waits until the other side is gone. */
    public void hang() throws IOException {
      while (socket.getInputStream().read() >= 0) {
        // Whatever comes is swallowed.
      }
    }

    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  private final ServerSocket listener;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Script script;
  public final AtomicInteger accepted = new AtomicInteger();

  public Rogue(Script script) throws IOException {
    this(script, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  Rogue(Script script, ServerSocket listener) {
    this.script = script;
    this.listener = listener;
    Thread.ofVirtual().start(this::listen);
  }

  public Server server(boolean tls) {
    return new Server("127.0.0.1", listener.getLocalPort(), tls);
  }

  private void listen() {
    try {
      while (true) {
        var socket = listener.accept();
        accepted.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> play(socket));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void play(Socket socket) {
    try (socket) {
      script.play(new Peer(socket));
    } catch (IOException e) {
      // The other side left in the middle of the script, which is its right.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
