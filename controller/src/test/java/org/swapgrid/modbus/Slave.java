package org.swapgrid.modbus;

import java.nio.ByteBuffer;

/** What answers a request's PDU. */
@FunctionalInterface
interface Slave {
  byte[] answer(byte[] pdu);

  static byte[] exception(byte[] pdu, int code) {
    return new byte[] {(byte) (pdu[0] | 0x80), (byte) code};
  }

  static int word(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }

  static byte[] words(byte[] pdu, int... words) {
    var answer = ByteBuffer.allocate(2 + 2 * words.length);
    answer.put(pdu[0]).put((byte) (2 * words.length));
    for (var word : words) {
      answer.putShort((short) word);
    }
    return answer.array();
  }
}
