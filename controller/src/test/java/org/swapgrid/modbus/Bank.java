package org.swapgrid.modbus;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** Registers that are just there: read by functions 3 and 4, unset ones refused when told so. */
final class Bank implements Slave {
  private static final int UNSET = -1;

  private final AtomicIntegerArray registers = new AtomicIntegerArray(65_536);
  private final boolean hasGaps;

  /** A bank with gaps refuses every read that touches a register never set. */
  Bank(boolean hasGaps) {
    this.hasGaps = hasGaps;
    for (int i = 0; i < registers.length(); i++) {
      registers.set(i, UNSET);
    }
  }

  @CanIgnoreReturnValue
  Bank set(int address, int... words) {
    for (int i = 0; i < words.length; i++) {
      registers.set(address + i, words[i] & 0xFFFF);
    }
    return this;
  }

  @CanIgnoreReturnValue
  Bank setFloat(int address, float value) {
    var bits = Float.floatToIntBits(value);
    return set(address, bits >>> 16, bits);
  }

  @Override
  public byte[] answer(byte[] pdu) {
    if (pdu[0] != 3 && pdu[0] != 4) {
      return Slave.exception(pdu, 1);
    }
    var address = Slave.word(pdu, 1);
    var read = IntStream.range(address, address + Slave.word(pdu, 3)).map(registers::get);
    var words = read.toArray();
    if (hasGaps && IntStream.of(words).anyMatch(word -> word == UNSET)) {
      return Slave.exception(pdu, 2);
    }
    return Slave.words(pdu, IntStream.of(words).map(word -> Math.max(0, word)).toArray());
  }
}
