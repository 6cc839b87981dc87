package org.swapgrid.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.swapgrid.device.Link;
import org.swapgrid.modbus.ExchangeFailed.Kind;
import org.swapgrid.model.Frequency;

/** Modbus RTU over a real pseudo-terminal. */
final class RtuTest {
  private static final Duration TIMEOUT = Duration.ofMillis(400);

  private final List<AutoCloseable> toClose = new ArrayList<>();
  private final Heard heard = new Heard();

  @AfterEach
  void closeAll() throws Exception {
    for (var closeable : toClose.reversed()) {
      closeable.close();
    }
  }

  private RtuPeer peer(RtuPeer.Behaviour behaviour) throws IOException {
    var peer = new RtuPeer(behaviour);
    toClose.add(peer);
    return peer;
  }

  private Connection connectionTo(Link link) {
    WarmUp.once();
    var connection = new Connection("device", link, Await::clock, heard);
    toClose.add(connection::close);
    return connection;
  }

  private static Registers read(Connection connection, int address, int count)
      throws ExchangeFailed {
    Await.until("open", connection::open);
    return connection.read(Connection.HOLDING, address, count);
  }

  /** Answers every read with the address it asked for. */
  private static byte[] echo(byte[] pdu) {
    return RtuPeer.frame(Slave.words(pdu, Slave.word(pdu, 1)));
  }

  private static void pause(Duration time) {
    var until = System.nanoTime() + time.toNanos();
    for (var left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Test
  void aMeterIsReadOnASerialLine() throws Exception {
    var bank = new Bank(false).setFloat(19_050, 50.02f).setFloat(19_000, 231f);
    var peer = RtuPeer.serving(bank);
    toClose.add(peer);
    var settings =
        Maps.meter("m1", Maps.janitza(), peer.link(115_200, TIMEOUT), Duration.ofMillis(50));
    var driver = new MeterDriver(settings, Await::clock, () -> {}, heard);
    toClose.add(driver);
    driver.start();
    var sample = Await.present("a sample", driver::latest);
    assertEquals(new Frequency(50_020), sample.frequency());
  }

  @Test
  void aLateAnswerIsNeverTakenForTheNext() throws Exception {
    var peer =
        peer((number, pdu, out) -> {
          if (number == 1) {
            pause(TIMEOUT.plusMillis(40));
          }
          out.write(echo(pdu));
        });
    var connection = connectionTo(peer.link(115_200, TIMEOUT));
    var failed = assertThrows(ExchangeFailed.class, () -> read(connection, 300, 1));
    assertEquals(Kind.TIMEOUT, failed.kind());
    assertEquals(400, read(connection, 400, 1).u16(400));
  }

  @Test
  void aTimeoutIsNotRoundedUpToTenthsOfASecond() throws Exception {
    var peer = peer((number, pdu, out) -> {});
    var connection = connectionTo(peer.link(115_200, Duration.ofMillis(30)));
    var best = Long.MAX_VALUE;
    for (int i = 0; i < 2; i++) {
      Await.until("open", connection::open);
      var start = System.nanoTime();
      assertThrows(ExchangeFailed.class, () -> connection.read(Connection.HOLDING, 0, 2));
      best = Math.min(best, System.nanoTime() - start);
    }
    Await.until("each was sent", () -> peer.requests.get() == 2);
    // The silence after the attempt before, and the timeout: 30 ms each.
    assertTrue(best < Duration.ofMillis(90).toNanos(), "took " + best + " ns");
  }

  @Test
  void thirtyRegistersCostTheWireAndLittleMore() throws Exception {
    var words = IntStream.range(0, 30).toArray();
    var peer = peer((number, pdu, out) -> out.write(RtuPeer.frame(Slave.words(pdu, words))));
    var connection = connectionTo(peer.link(115_200, TIMEOUT));
    var took = new long[20];
    for (int i = 0; i < took.length; i++) {
      var start = System.nanoTime();
      assertEquals(29, read(connection, 100, 30).u16(129));
      took[i] = System.nanoTime() - start;
    }
    Arrays.sort(took);
    var median = took[took.length / 2] / 1e6;
    System.out.printf("measured: RTU read of 30 registers, no wire time: %.2f ms%n", median);
    assertTrue(median < 15, "median " + median + " ms");
  }

  static Stream<Arguments> lies() {
    RtuPeer.Behaviour wrongUnit =
        (number, pdu, out) -> out.write(RtuPeer.frame(9, Slave.words(pdu, 1)));
    RtuPeer.Behaviour wrongFunction =
        (number, pdu, out) -> out.write(RtuPeer.frame(new byte[] {4, 2, 0, 1}));
    RtuPeer.Behaviour wrongChecksum =
        (number, pdu, out) -> {
          var frame = echo(pdu);
          frame[4] ^= 1;
          out.write(frame);
        };
    RtuPeer.Behaviour tooShort = (number, pdu, out) -> out.write(Arrays.copyOf(echo(pdu), 6));
    RtuPeer.Behaviour wrongCount =
        (number, pdu, out) -> out.write(RtuPeer.frame(new byte[] {3, 4, 0, 1}));
    return Stream.of(
        Arguments.of("another unit", wrongUnit),
        Arguments.of("another function", wrongFunction),
        Arguments.of("a wrong checksum", wrongChecksum),
        Arguments.of("too short", tooShort),
        Arguments.of("a byte count that does not fit", wrongCount));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void anAnswerThatDoesNotFitIsDroppedAndTheNextIsRight(String name, RtuPeer.Behaviour lie)
      throws Exception {
    var peer =
        peer((number, pdu, out) -> {
          if (number == 1) {
            lie.answer(number, pdu, out);
          } else {
            out.write(echo(pdu));
          }
        });
    var connection = connectionTo(peer.link(115_200, TIMEOUT));
    var failed = assertThrows(ExchangeFailed.class, () -> read(connection, 5, 1), name);
    assertEquals(Kind.MALFORMED, failed.kind(), failed::why);
    assertEquals(6, read(connection, 6, 1).u16(6));
  }

  @Test
  void aRefusalIsTheDevicesOwnWord() throws Exception {
    var peer = peer((number, pdu, out) -> out.write(RtuPeer.frame(Slave.exception(pdu, 2))));
    var connection = connectionTo(peer.link(19_200, TIMEOUT));
    var failed = assertThrows(ExchangeFailed.class, () -> read(connection, 5, 1));
    assertEquals("exception_2", failed.label());
  }

  @Test
  void aWriteIsHeldAgainstItsEcho() throws Exception {
    var peer = peer((number, pdu, out) -> out.write(RtuPeer.frame(Arrays.copyOf(pdu, 5))));
    var connection = connectionTo(peer.link(115_200, TIMEOUT));
    Await.until("open", connection::open);
    connection.write(2000, new int[123]);
    assertEquals(1, heard.roundTrips.size());
  }

  @Test
  void aPortThatIsNotThereIsToldByName() {
    var serial = new Link.Serial("/dev/no-such-port", 19_200, Link.Parity.NONE, 1);
    var connection = connectionTo(new Link.Rtu(serial, 1, TIMEOUT));
    assertFalse(connection.open());
    Await.until("down", () -> connection.open() || heard.isDown());
    assertEquals(
        "device down: /dev/no-such-port: no such serial port", heard.transitions.getFirst());
  }

  private static boolean isAnswering(Connection connection) {
    try {
      return connection.open() && connection.read(Connection.HOLDING, 6, 1).count() == 1;
    } catch (ExchangeFailed e) {
      return false;
    }
  }

  @Test
  void anUnpluggedPortIsALostConnectionAndNotASpin() throws Exception {
    var peer = peer((number, pdu, out) -> out.write(echo(pdu)));
    var connection = connectionTo(peer.link(115_200, TIMEOUT));
    assertEquals(5, read(connection, 5, 1).u16(5));
    peer.unplug();
    Await.until("noticed", () -> !isAnswering(connection));
    Await.until("down", () -> !isAnswering(connection) && heard.isDown());
  }
}
