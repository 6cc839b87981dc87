package org.swapgrid.sim.cabinet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.Sites;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.Registers;
import org.swapgrid.sim.register.Request;
import org.swapgrid.sim.station.Station;

/** The cabinet's register map, version 1 (docs/cabinet-register-map.md). */
final class CabinetTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int RATED = 30 * 600;
  private static final int FALL_BACK = 30 * 60;
  private static final Answer WRITTEN = new Answer.Written();

  private final Station station;
  private final ChargingCabinet cabinet;

  CabinetTest() throws ConfigurationFault {
    station = Station.inBusiness(Sites.packaged().station().withBays(30), 1);
    cabinet = new ChargingCabinet(station, new FallBack(false, 20, 1, 60));
    cabinet.advanceTo(10 * SECOND);
  }

  @Test
  void uncommandedItStandsAtItsFallBack() {
    assertEquals(FALL_BACK, cabinet.limitW());
    assertEquals(3, word(1003));
    assertEquals(0, word(1010));
  }

  @Test
  void curtailingIsAtOnceAndReleaseIsRamped() {
    assertEquals(WRITTEN, whole(1, 50, 60));
    assertEquals(FALL_BACK, cabinet.limitW());
    cabinet.advanceTo(11 * SECOND);
    assertEquals(FALL_BACK + 30 * 120, cabinet.limitW());
    assertEquals(WRITTEN, header(2, 50, 0b111, 1000));
    assertEquals(0, cabinet.limitW());
    assertEquals(0, station.watts());
  }

  @Test
  void aBayBroughtToZeroStaysThereForTheMinimumHold() {
    assertEquals(WRITTEN, header(1, 50, 0b111, 1000));
    assertEquals(WRITTEN, whole(2, 50, 60));
    cabinet.advanceTo(10 * SECOND + SECOND / 2);
    assertEquals(0, cabinet.limitW());
    cabinet.advanceTo(12 * SECOND);
    assertEquals(RATED / 5, cabinet.limitW(), 30 * 60);
  }

  @Test
  void theStationLimitScalesEveryBayDown() {
    assertEquals(WRITTEN, whole(1, 600, 60));
    cabinet.advanceTo(20 * SECOND);
    assertEquals(RATED, cabinet.limitW());
    assertEquals(WRITTEN, header(2, 50, 0b101, 250));
    assertEquals(30 * 150, cabinet.limitW());
  }

  @Test
  void limitsExpireIntoTheFallBackAndAHeartbeatAloneRaisesNothing() {
    assertEquals(WRITTEN, whole(1, 50, 60));
    cabinet.advanceTo(15 * SECOND - 1);
    assertEquals(2, word(1003));
    cabinet.advanceTo(15 * SECOND);
    assertEquals(3, word(1003));
    assertEquals(FALL_BACK, cabinet.limitW());
    assertEquals(1, word(1013));
    assertEquals(WRITTEN, header(2, 50, 0b101, 1000));
    cabinet.advanceTo(19 * SECOND);
    assertEquals(2, word(1003));
    assertEquals(FALL_BACK, cabinet.limitW());
  }

  @Test
  void aHeldFallBackKeepsTheLimitsInForce() {
    assertEquals(WRITTEN, write(6000, 1, 20, 1, 0xA55A));
    assertEquals(WRITTEN, whole(1, 10, 30));
    cabinet.advanceTo(18 * SECOND);
    assertEquals(3, word(1003));
    assertEquals(30 * 300, cabinet.limitW(), 30 * 300 - FALL_BACK);
    assertEquals(1, word(6000));
  }

  @Test
  void aStagedSetSwitchesAsAWholeWithTheHeader() {
    assertEquals(WRITTEN, write(2004, words(30, 3)));
    assertEquals(FALL_BACK, cabinet.limitW());
    assertEquals(WRITTEN, header(1, 50, 0b101, 1000));
    assertEquals(30 * 30, cabinet.limitW());
  }

  @Test
  void whatWasStagedTooLongAgoIsDropped() {
    assertEquals(WRITTEN, write(2004, words(30, 3)));
    cabinet.advanceTo(12 * SECOND + SECOND / 10);
    assertEquals(WRITTEN, header(1, 50, 0b101, 1000));
    assertEquals(FALL_BACK, cabinet.limitW());
  }

  @ParameterizedTest(name = "Seq {0}, RvrtTms {1}, Mode {2}, StnLimPct {3}")
  @CsvSource({
    "0,50,5,1000",
    "7,50,5,1000",
    "8,0,5,1000",
    "8,601,5,1000",
    "8,50,16,9",
    "8,50,5,1001"
  })
  void aFrameThatIsNotSoundIsRefusedAndFeedsNothing(int seq, int revert, int mode, int percent) {
    assertEquals(WRITTEN, header(7, 20, 0b101, 1000));
    cabinet.advanceTo(11 * SECOND);
    assertEquals(Answer.BAD_VALUE, header(seq, revert, mode, percent));
    assertEquals(7, word(1010));
    assertEquals(1000, word(1011));
  }

  @Test
  void afterARebootItIsBusyThenFallsBackAndHasForgottenTheCommand() {
    assertEquals(WRITTEN, whole(1, 600, 60));
    cabinet.advanceTo(20 * SECOND);
    cabinet.reboot();
    assertEquals(Answer.BUSY, header(2, 50, 0b101, 1000));
    assertEquals(0, cabinet.limitW());
    cabinet.advanceTo(30 * SECOND);
    assertEquals(0, word(1010));
    assertEquals(3, word(1003));
    assertEquals(FALL_BACK, cabinet.limitW());
    assertEquals(10_000, word(1015));
  }

  @ParameterizedTest(name = "{0} registers from {1}")
  @CsvSource({"1,999", "21,1000", "1,2034", "1,2154", "31,3000", "17,4464", "1,6034", "1,0"})
  void readingPastABlockIsRefused(int count, int address) {
    assertEquals(Answer.NO_SUCH_ADDRESS, cabinet.answer(new Request.Read(3, address, count)));
  }

  @Test
  void aBayStoppedByHandStaysAtZero() {
    station.bays().get(4).setLocalStop(true);
    assertEquals(WRITTEN, whole(1, 50, 60));
    cabinet.advanceTo(14 * SECOND);
    assertEquals(0, cabinet.limitW(4));
    assertEquals(1 << 7, word(4000 + 16 * 4 + 1) & 1 << 7);
  }

  private Answer header(int seq, int revert, int mode, int percent) {
    return write(2000, seq, revert, mode, percent);
  }

  private Answer whole(int seq, int revert, int tens) {
    var words = words(34, tens);
    words[0] = seq;
    words[1] = revert;
    words[2] = 0b101;
    words[3] = 1000;
    return write(2000, words);
  }

  private static int[] words(int count, int value) {
    var words = new int[count];
    Arrays.fill(words, value);
    return words;
  }

  private Answer write(int address, int... words) {
    return cabinet.answer(new Request.Write(16, address, Registers.of(words)));
  }

  private int word(int address) {
    var answer = cabinet.answer(new Request.Read(3, address, 1));
    return assertInstanceOf(Answer.Values.class, answer).registers().at(0);
  }
}
