package org.swapgrid.modbus;

import com.ghgande.j2mod.modbus.ModbusIOException;
import com.ghgande.j2mod.modbus.io.ModbusTCPTransport;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.swapgrid.device.Link;

/**
 * Modbus TCP on a socket of its own: no delay, no lingering close, a bound on every wait, and the
 * header of every answer checked. j2mod writes the frames; its reader is not used because it keeps
 * no deadline over the whole answer and believes any header.
 */
final class TcpWire implements Wire {
  /** Bytes before the unit id: transaction, protocol, length. */
  private static final int HEADER = 6;

  /** Unit id and function code at least, 253 bytes of PDU and the unit id at most. */
  private static final int LONGEST = 254;

  private static final int SHORT_READ = 125;

  private record Open(Socket socket, InputStream in, ModbusTCPTransport transport) {}

  private final Link.Tcp link;
  private @Nullable Open open;
  private int transaction;

  TcpWire(Link.Tcp link) {
    this.link = link;
  }

  @Override
  public void open() throws ExchangeFailed {
    if (open != null) {
      return;
    }
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(
          new InetSocketAddress(link.host(), link.port()),
          Math.toIntExact(link.timeout().toMillis()));
      open = new Open(socket, socket.getInputStream(), new ModbusTCPTransport(socket));
    } catch (SocketTimeoutException e) {
      closeQuietly(socket);
      throw ExchangeFailed.connection("no connection to " + where() + " in " + millis() + " ms");
    } catch (IOException e) {
      closeQuietly(socket);
      throw ExchangeFailed.connection("no connection to " + where() + ": " + e.getMessage());
    }
  }

  @Override
  public boolean isOpen() {
    return open != null;
  }

  @Override
  public byte[] exchange(ModbusRequest request) throws ExchangeFailed {
    var line = open;
    if (line == null) {
      throw ExchangeFailed.connection("not connected to " + where());
    }
    var deadline = System.nanoTime() + link.timeout().toNanos();
    transaction = transaction % 0xFFFF + 1;
    request.setTransactionID(transaction);
    try {
      if (line.in().available() > 0) {
        throw ExchangeFailed.malformed(where() + " sent bytes nobody asked for");
      }
      line.transport().writeRequest(request);
      return answer(line, deadline);
    } catch (SocketTimeoutException e) {
      throw ExchangeFailed.timeout("no answer from " + where() + " in " + millis() + " ms");
    } catch (IOException | ModbusIOException e) {
      throw ExchangeFailed.connection("connection to " + where() + " lost: " + e.getMessage());
    }
  }

  /** Takes what is there in one go: header and body of an answer mostly arrive together. */
  private byte[] answer(Open line, long deadline) throws IOException, ExchangeFailed {
    var frame = new byte[HEADER + LONGEST];
    int have = 0;
    while (have < HEADER) {
      have += more(line, frame, have, deadline);
    }
    var end = HEADER + bodyLength(frame);
    while (have < end) {
      have += more(line, frame, have, deadline);
    }
    if (have > end) {
      throw ExchangeFailed.malformed(where() + " sent more than its answer");
    }
    return Arrays.copyOfRange(frame, HEADER, end);
  }

  private int bodyLength(byte[] header) throws ExchangeFailed {
    var length = word(header, 4);
    if (word(header, 2) != 0 || length < 3 || length > LONGEST) {
      throw ExchangeFailed.malformed(where() + " does not speak Modbus TCP");
    }
    var answered = word(header, 0);
    if (answered != transaction) {
      throw ExchangeFailed.malformed(
          "answer with transaction id " + answered + ", asked with " + transaction);
    }
    return length;
  }

  private static int more(Open line, byte[] frame, int have, long deadline)
      throws IOException, ExchangeFailed {
    var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    line.socket().setSoTimeout(Math.toIntExact(left));
    var got = line.in().read(frame, have, frame.length - have);
    if (got < 0) {
      throw ExchangeFailed.connection("the device closed the connection");
    }
    return got;
  }

  private static int word(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }

  /** A stream that lost step is worth nothing: a late answer would pass for the next one. */
  @Override
  public void discard() {
    close();
  }

  @Override
  public void close() {
    var line = open;
    open = null;
    if (line != null) {
      closeQuietly(line.socket());
    }
  }

  @Override
  public int shortRead() {
    return SHORT_READ;
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The socket is given up either way.
    }
  }

  private String where() {
    return link.host() + ":" + link.port();
  }

  private long millis() {
    return link.timeout().toMillis();
  }
}
