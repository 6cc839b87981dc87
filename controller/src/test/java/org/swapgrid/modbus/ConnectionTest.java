package org.swapgrid.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.swapgrid.device.Link;
import org.swapgrid.modbus.ExchangeFailed.Kind;

/** Each of j2mod's traps named in the design, held shut on a real socket. */
final class ConnectionTest {
  private static final Duration TIMEOUT = Duration.ofMillis(120);

  private final List<AutoCloseable> toClose = new ArrayList<>();
  private final Heard heard = new Heard();

  @AfterEach
  void closeAll() throws Exception {
    for (var closeable : toClose) {
      closeable.close();
    }
  }

  private TcpPeer peer(TcpPeer.Behaviour behaviour) {
    var peer = new TcpPeer(behaviour);
    toClose.add(peer);
    return peer;
  }

  private Connection connectionTo(Link link) {
    WarmUp.once();
    var connection = new Connection("device", link, Await::clock, heard);
    toClose.add(connection::close);
    return connection;
  }

  private static Registers read(Connection connection, int address) throws ExchangeFailed {
    Await.until("connected", connection::open);
    return connection.read(Connection.HOLDING, address, 1);
  }

  private static ExchangeFailed failure(Connection connection, int address) {
    return assertThrows(ExchangeFailed.class, () -> read(connection, address));
  }

  /** Answers every read with the address it asked for. */
  private static byte[] echo(TcpPeer.Request request) {
    return request.frame(Slave.words(request.pdu(), Slave.word(request.pdu(), 1)));
  }

  private static void pause(Duration time) {
    var until = System.nanoTime() + time.toNanos();
    for (var left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Test
  void aLateAnswerIsNeverTakenForTheNext() throws Exception {
    var peer =
        peer((request, out) -> {
          if (request.number() == 1) {
            pause(TIMEOUT.plusMillis(600));
          }
          out.write(echo(request));
        });
    var connection = connectionTo(peer.link(TIMEOUT));
    assertEquals(Kind.TIMEOUT, failure(connection, 300).kind());
    assertEquals(400, read(connection, 400).u16(400));
    assertEquals(2, peer.connections.get());
  }

  static Stream<Arguments> lies() {
    TcpPeer.Behaviour wrongTransaction =
        (request, out) ->
            out.write(
                request.frame(
                    request.transaction() + 1, request.unit(), Slave.words(request.pdu(), 1)));
    TcpPeer.Behaviour wrongUnit =
        (request, out) ->
            out.write(request.frame(request.transaction(), 9, Slave.words(request.pdu(), 1)));
    TcpPeer.Behaviour wrongFunction =
        (request, out) -> out.write(request.frame(new byte[] {4, 2, 0, 1}));
    TcpPeer.Behaviour wrongExceptionFunction =
        (request, out) -> out.write(request.frame(new byte[] {(byte) 0x84, 2}));
    TcpPeer.Behaviour tooShort = (request, out) -> out.write(request.frame(new byte[] {3, 2, 0}));
    TcpPeer.Behaviour tooLong =
        (request, out) -> out.write(request.frame(Slave.words(request.pdu(), 1, 2)));
    TcpPeer.Behaviour wrongCount =
        (request, out) -> out.write(request.frame(new byte[] {3, 4, 0, 1}));
    TcpPeer.Behaviour otherProtocol =
        (request, out) -> {
          var frame = echo(request);
          frame[2] = 1;
          out.write(frame);
        };
    TcpPeer.Behaviour halfAnAnswer =
        (request, out) -> {
          out.write(Arrays.copyOf(echo(request), 8));
          throw new IOException("hangs up half-way");
        };
    TcpPeer.Behaviour hangsUp =
        (request, out) -> {
          throw new IOException("hangs up");
        };
    TcpPeer.Behaviour silent = (request, out) -> {};
    return Stream.of(
        Arguments.of("another transaction id", wrongTransaction, Kind.MALFORMED),
        Arguments.of("another unit", wrongUnit, Kind.MALFORMED),
        Arguments.of("another function", wrongFunction, Kind.MALFORMED),
        Arguments.of("an exception to another function", wrongExceptionFunction, Kind.MALFORMED),
        Arguments.of("too short", tooShort, Kind.MALFORMED),
        Arguments.of("too long", tooLong, Kind.MALFORMED),
        Arguments.of("a byte count that does not fit", wrongCount, Kind.MALFORMED),
        Arguments.of("another protocol", otherProtocol, Kind.MALFORMED),
        Arguments.of("half an answer, then closed", halfAnAnswer, Kind.CONNECTION),
        Arguments.of("closed", hangsUp, Kind.CONNECTION),
        Arguments.of("nothing", silent, Kind.TIMEOUT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void anAnswerThatDoesNotFitClosesTheConnection(String name, TcpPeer.Behaviour lie, Kind expected)
      throws Exception {
    var peer =
        peer((request, out) -> {
          if (request.number() == 1) {
            lie.answer(request, out);
          } else {
            out.write(echo(request));
          }
        });
    var connection = connectionTo(peer.link(TIMEOUT));
    assertEquals(expected, failure(connection, 5).kind(), name);
    assertEquals(6, read(connection, 6).u16(6));
    assertEquals(2, peer.connections.get());
  }

  @Test
  void aRefusalKeepsTheConnection() throws Exception {
    var peer =
        peer((request, out) ->
            out.write(
                request.number() == 1
                    ? request.frame(Slave.exception(request.pdu(), 2))
                    : echo(request)));
    var connection = connectionTo(peer.link(TIMEOUT));
    assertEquals("exception_2", failure(connection, 5).label());
    assertEquals(6, read(connection, 6).u16(6));
    assertEquals(1, peer.connections.get());
  }

  @Test
  void aWriteCountsOnlyWithItsEcho() {
    var peer =
        peer((request, out) -> out.write(request.frame(new byte[] {16, 0x07, (byte) 0xD0, 0, 1})));
    var connection = connectionTo(peer.link(TIMEOUT));
    Await.until("connected", connection::open);
    var failed = assertThrows(ExchangeFailed.class, () -> connection.write(2000, new int[] {1, 2}));
    assertEquals(Kind.MALFORMED, failed.kind());
  }

  @Test
  void bytesNobodyAskedForAreNotAnAnswer() throws Exception {
    var peer =
        peer((request, out) -> {
          out.write(echo(request));
          if (request.number() == 1) {
            pause(Duration.ofMillis(20));
            out.write(echo(request));
          }
        });
    var connection = connectionTo(peer.link(TIMEOUT));
    assertEquals(5, read(connection, 5).u16(5));
    pause(Duration.ofMillis(60));
    assertEquals(Kind.MALFORMED, failure(connection, 6).kind());
    assertEquals(7, read(connection, 7).u16(7));
  }
}
