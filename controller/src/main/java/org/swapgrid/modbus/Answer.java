package org.swapgrid.modbus;

import com.ghgande.j2mod.modbus.msg.ExceptionResponse;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersResponse;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/** Holds every answer against its request: unit, function, length and the echo of a write. */
final class Answer {
  private static final int EXCEPTION = 0x80;
  private static final int EXCEPTION_LENGTH = 3;
  private static final int WRITE_LENGTH = 6;

  private Answer() {}

  /** From the unit id on, without a checksum, when it is not an exception. */
  static int expectedLength(ModbusRequest request) {
    return switch (request) {
      case ReadMultipleRegistersRequest read -> 3 + 2 * read.getWordCount();
      case ReadInputRegistersRequest read -> 3 + 2 * read.getWordCount();
      default -> WRITE_LENGTH;
    };
  }

  /** The words of a read. */
  static int[] words(ModbusRequest request, byte[] answer) throws ExchangeFailed {
    var _ = checked(request, answer);
    var count = (answer.length - 3) / 2;
    if ((answer[2] & 0xFF) != 2 * count) {
      throw ExchangeFailed.malformed("answer whose byte count does not fit its length");
    }
    var words = new int[count];
    for (int i = 0; i < count; i++) {
      words[i] = ((answer[3 + 2 * i] & 0xFF) << 8) | (answer[4 + 2 * i] & 0xFF);
    }
    return words;
  }

  /** A write counts only when the device repeats where and how much it wrote. */
  static void written(ModbusRequest request, byte[] answer, int address, int count)
      throws ExchangeFailed {
    if (!(checked(request, answer) instanceof WriteMultipleRegistersResponse echo)
        || echo.getReference() != address
        || echo.getWordCount() != count) {
      throw ExchangeFailed.malformed("the echo of a write differs from the write");
    }
  }

  private static ModbusResponse checked(ModbusRequest request, byte[] answer)
      throws ExchangeFailed {
    var unit = answer[0] & 0xFF;
    if (unit != request.getUnitID()) {
      throw ExchangeFailed.malformed(
          "answer from unit " + unit + ", asked unit " + request.getUnitID());
    }
    var function = answer[1] & 0xFF;
    if ((function & ~EXCEPTION) != request.getFunctionCode()) {
      throw ExchangeFailed.malformed(
          "answer to function " + function + ", asked function " + request.getFunctionCode());
    }
    var refused = (function & EXCEPTION) != 0;
    var length = refused ? EXCEPTION_LENGTH : expectedLength(request);
    if (answer.length != length) {
      throw ExchangeFailed.malformed("answer of " + answer.length + " bytes, expected " + length);
    }
    var response = decoded(answer, function);
    if (response instanceof ExceptionResponse exception) {
      throw ExchangeFailed.refused(exception.getExceptionCode());
    }
    return response;
  }

  private static ModbusResponse decoded(byte[] answer, int function) throws ExchangeFailed {
    var response = ModbusResponse.createModbusResponse(function);
    response.setHeadless();
    try {
      response.readFrom(new DataInputStream(new ByteArrayInputStream(answer)));
    } catch (IOException e) {
      throw ExchangeFailed.malformed("answer cut short");
    }
    return response;
  }
}
