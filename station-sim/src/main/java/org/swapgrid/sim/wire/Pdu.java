package org.swapgrid.sim.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.Registers;
import org.swapgrid.sim.register.Request;

/**
 * The part of a Modbus message that is the same on every line (Modbus Application Protocol 1.1b3).
 */
final class Pdu {
  private static final int EXCEPTION = 0x80;

  private Pdu() {}

  /** Empty when the bytes are no whole request. */
  static Optional<Request> request(ByteBuffer bytes) {
    if (!bytes.hasRemaining()) {
      return Optional.empty();
    }
    var function = bytes.get() & 0xFF;
    return switch (function) {
      case 3, 4 -> bytes.remaining() == 4 ? Optional.of(read(function, bytes)) : Optional.empty();
      case 6 -> bytes.remaining() == 4 ? Optional.of(writeOne(bytes)) : Optional.empty();
      case 16 -> writeMany(bytes);
      default -> Optional.of(new Request.Other(function));
    };
  }

  private static Request read(int function, ByteBuffer bytes) {
    return new Request.Read(function, word(bytes), word(bytes));
  }

  private static Request writeOne(ByteBuffer bytes) {
    return new Request.Write(6, word(bytes), Registers.of(word(bytes)));
  }

  private static Optional<Request> writeMany(ByteBuffer bytes) {
    if (bytes.remaining() < 5) {
      return Optional.empty();
    }
    var address = word(bytes);
    var count = word(bytes);
    var length = bytes.get() & 0xFF;
    if (count < 1 || count > 123 || length != 2 * count || bytes.remaining() != length) {
      return Optional.empty();
    }
    return Optional.of(new Request.Write(16, address, Registers.from(count, _ -> word(bytes))));
  }

  private static int word(ByteBuffer bytes) {
    return bytes.getShort() & 0xFFFF;
  }

  /** The answer's bytes; silence and lateness are the server's business. */
  static byte[] answer(Request request, Answer answer) {
    var function = request.functionCode();
    return switch (answer) {
      case Answer.Values(var registers) -> values(function, registers);
      case Answer.Written _ -> written(request);
      case Answer.Refused(var code) -> new byte[] {(byte) (function | EXCEPTION), (byte) code};
      case Answer.Late(_, var later) -> answer(request, later);
      case Answer.Silence _ -> new byte[0];
    };
  }

  private static byte[] values(int function, Registers registers) {
    var bytes = ByteBuffer.allocate(2 + 2 * registers.size());
    bytes.put((byte) function).put((byte) (2 * registers.size()));
    for (int i = 0; i < registers.size(); i++) {
      bytes.putShort((short) registers.at(i));
    }
    return bytes.array();
  }

  private static byte[] written(Request request) {
    if (!(request instanceof Request.Write(var function, var address, var values))) {
      throw new IllegalStateException("a read was answered as a write");
    }
    var second = function == 6 ? values.at(0) : values.size();
    return ByteBuffer.allocate(5)
        .put((byte) function)
        .putShort((short) address)
        .putShort((short) second)
        .array();
  }
}
