package org.swapgrid.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swapgrid.device.RegisterField;
import org.swapgrid.device.RegisterField.WordOrder;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.Voltage;

final class DecodingTest {
  private static RegisterField field(RegisterField.Type type, double scale) {
    return Maps.field(0, type, scale);
  }

  @ParameterizedTest
  @CsvSource({
    "U16, 0.01, 0x1388, 50000",
    "S16, 0.01, 0x1388, 50000",
    "U32, 0.001, 0xC350, 50000",
    "S32, 0.01, 0x176E, 59980",
    "F32, 1, 0x42480000, 50000",
    "F32, 0.01, 0x459C4000, 50000"
  })
  void aFrequencyIsReadInMillihertz(RegisterField.Type type, double scale, String bits, int mHz) {
    assertEquals(new Frequency(mHz), Decoding.frequency(field(type, scale), Long.decode(bits)));
  }

  @ParameterizedTest
  @CsvSource({
    "U16, 0",
    "U16, 0xFFFF",
    "U16, 0x7FFF",
    "U16, 0x8000",
    "S16, 0",
    "S16, 0xFFFF",
    "S16, 0x7FFF",
    "S16, 0x8000",
    "S16, 0xEC78",
    "U32, 0",
    "U32, 0xFFFFFFFF",
    "U32, 0x7FFFFFFF",
    "U32, 0x80000000",
    "S32, 0",
    "S32, 0xFFFFFFFF",
    "S32, 0x7FFFFFFF",
    "S32, 0x80000000",
    "F32, 0",
    "F32, 0x80000000",
    "F32, 0x7FC00000",
    "F32, 0xFFFFFFFF",
    "F32, 0x7FFFFFFF",
    "F32, 0x7F800000",
    "F32, 0xC2480000",
    "F32, 0x4E6E6B28"
  })
  void whatIsNoFrequencyIsNone(RegisterField.Type type, String bits) {
    assertNull(Decoding.frequency(field(type, 1), Long.decode(bits)));
  }

  @ParameterizedTest
  @CsvSource({"U16, 0", "S16, 0", "U32, 0", "S32, 0", "F32, 0", "F32, 0x80000000"})
  void noVoltageIsADeadBusAndNotAMissingValue(RegisterField.Type type, String bits) {
    assertEquals(new Voltage(0), Decoding.voltage(field(type, 1), Long.decode(bits)));
  }

  @ParameterizedTest
  @CsvSource({
    "U16, 0xFFFF",
    "S16, 0x8000",
    "U32, 0xFFFFFFFF",
    "S32, 0x80000000",
    "F32, 0x7FC00000"
  })
  void aMissingVoltageIsNone(RegisterField.Type type, String bits) {
    assertNull(Decoding.voltage(field(type, 1), Long.decode(bits)));
  }

  @Test
  void minusOneWattIsAPowerWhereTheRegisterHasASign() {
    assertEquals(new Power(-1), Decoding.power(field(RegisterField.Type.S32, 1), 0xFFFF_FFFFL, 1));
    assertNull(Decoding.power(field(RegisterField.Type.U32, 1), 0xFFFF_FFFFL, 1));
    assertNull(Decoding.power(field(RegisterField.Type.S32, 1), 0x8000_0000L, 1));
  }

  @Test
  void exportCountedPositiveIsTurnedRound() {
    assertEquals(new Power(-12_000), Decoding.power(field(RegisterField.Type.S16, 10), 1_200, -1));
  }

  @Test
  void theLowWordMayComeFirst() {
    var low = new RegisterField(10, RegisterField.Type.F32, WordOrder.LOW_FIRST, 1);
    var read = new Registers(10, new int[] {0x0000, 0x4248});
    var bits = Decoding.bits(read, low);
    assertEquals(0x4248_0000L, bits);
    assertNotNull(Decoding.frequency(low, bits));
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "99, 100", "100, 200", "101, 200", "1234, 1300"})
  void missedPointsOfTheGridAreSkippedAndNoneIsShifted(long nowMillis, long nextMillis) {
    var hundred = Duration.ofMillis(100);
    assertEquals(
        Duration.ofMillis(nextMillis),
        Grid.nextAfter(Duration.ZERO, hundred, Duration.ofMillis(nowMillis)));
  }
}
