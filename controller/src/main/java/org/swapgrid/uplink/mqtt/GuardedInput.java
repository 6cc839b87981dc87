package org.swapgrid.uplink.mqtt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * What Paho reads. Follows the frames: one that is larger than anything meant for a station ends
 * the connection before Paho makes room for it (it would take 256 MB); a pause inside a header is
 * waited out, since Paho would lose its place there.
 */
final class GuardedInput extends InputStream {
  /** A remaining length above this is no message for a station. */
  static final int MOST = 131_072;

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int CONTINUES = 0x80;
  private static final int DIGIT = 0x7f;
  private static final int BITS = 7;
  private static final int MOST_BITS = 21;

  private enum At {
    TYPE,
    LENGTH,
    BODY
  }

  private final InputStream in;
  private final Gate gate;
  private At at = At.TYPE;
  private int length;
  private int shift;

  GuardedInput(InputStream in, Gate gate) {
    this.in = new BufferedInputStream(in);
    this.gate = gate;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int most) throws IOException {
    if (!gate.awaitWrite(PATIENCE)) {
      throw new SocketTimeoutException("nothing was written yet");
    }
    int count = patiently(bytes, offset, at == At.BODY ? Math.min(most, length) : 1);
    if (count < 0) {
      gate.holdEnd();
    } else if (at == At.BODY) {
      length -= count;
      at = length == 0 ? At.TYPE : At.BODY;
    } else {
      header(bytes[offset] & 0xff);
    }
    return count;
  }

  private int patiently(byte[] bytes, int offset, int most) throws IOException {
    while (true) {
      try {
        return in.read(bytes, offset, most);
      } catch (SocketTimeoutException e) {
        if (at != At.LENGTH) {
          throw e;
        }
      } catch (IOException e) {
        gate.holdEnd();
        throw e;
      }
    }
  }

  private void header(int octet) throws IOException {
    if (at == At.TYPE) {
      at = At.LENGTH;
      length = 0;
      shift = 0;
      return;
    }
    length |= (octet & DIGIT) << shift;
    shift += BITS;
    boolean more = (octet & CONTINUES) != 0;
    if (length > MOST || (more && shift > MOST_BITS)) {
      throw new IOException("a message too large for a station: over " + MOST + " bytes");
    }
    if (!more) {
      at = length == 0 ? At.TYPE : At.BODY;
    }
  }

  @Override
  public int available() throws IOException {
    return gate.awaitWrite(Duration.ZERO) ? in.available() : 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
