package org.swapgrid.uplink.mqtt;

import java.io.IOException;
import java.io.OutputStream;

/** What Paho writes; the first write opens the way for reading. */
final class GuardedOutput extends OutputStream {
  private final OutputStream out;
  private final Gate gate;

  GuardedOutput(OutputStream out, Gate gate) {
    this.out = out;
    this.gate = gate;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } finally {
      gate.written();
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
