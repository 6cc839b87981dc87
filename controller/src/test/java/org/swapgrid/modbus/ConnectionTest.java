package org.swapgrid.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
            pause(TIMEOUT.plusMillis(60));
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
  void aRequestIsSentOnceAndItsTimeoutIsReal() {
    var peer = peer((request, out) -> {});
    var connection = connectionTo(peer.link(Duration.ofMillis(50)));
    Await.until("connected", connection::open);
    var start = System.nanoTime();
    assertThrows(ExchangeFailed.class, () -> connection.read(Connection.HOLDING, 0, 2));
    var took = Duration.ofNanos(System.nanoTime() - start);
    assertEquals(1, peer.requests.get());
    assertTrue(took.toMillis() < 120, "took " + took);
    assertEquals(List.of("timeout"), heard.missed);
  }

  @Test
  void anAnswerThatTricklesInDoesNotStretchTheTimeout() {
    var peer =
        peer((request, out) -> {
          for (var single : echo(request)) {
            pause(Duration.ofMillis(40));
            out.write(single);
          }
        });
    var connection = connectionTo(peer.link(TIMEOUT));
    Await.until("connected", connection::open);
    var start = System.nanoTime();
    assertThrows(ExchangeFailed.class, () -> connection.read(Connection.HOLDING, 0, 1));
    assertTrue(System.nanoTime() - start < TIMEOUT.multipliedBy(2).toNanos());
  }

  @Test
  void closingADeadLinkDoesNotBlock() {
    var peer = peer((request, out) -> {});
    var connection = connectionTo(peer.link(Duration.ofMillis(50)));
    var _ = failure(connection, 0);
    Await.until("connected again", connection::open);
    var start = System.nanoTime();
    connection.close();
    assertTrue(System.nanoTime() - start < Duration.ofMillis(100).toNanos());
  }

  @Test
  void connectingIsBoundedToo() throws Exception {
    try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 8; i++) {
        var filler = new Socket();
        toClose.add(filler);
        try {
          filler.connect(full.getLocalSocketAddress(), 50);
        } catch (IOException e) {
          break;
        }
      }
      var link = new Link.Tcp("127.0.0.1", full.getLocalPort(), 1, TIMEOUT);
      var connection = connectionTo(link);
      var start = System.nanoTime();
      assertFalse(connection.open());
      var took = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(took.compareTo(TIMEOUT.multipliedBy(2)) < 0, "took " + took);
    }
  }

  @Test
  void bytesNobodyAskedForAreNotAnAnswer() throws Exception {
    var peer =
        peer((request, out) -> {
          out.write(echo(request));
          if (request.number() == 1) {
            out.write(echo(request));
          }
        });
    var connection = connectionTo(peer.link(TIMEOUT));
    assertEquals(5, read(connection, 5).u16(5));
    pause(Duration.ofMillis(20));
    assertEquals(Kind.MALFORMED, failure(connection, 6).kind());
    assertEquals(7, read(connection, 7).u16(7));
  }

  @Test
  void aDeadDeviceIsTriedLessAndLessAndAnnouncedOnce() throws Exception {
    int port;
    try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    var connection = connectionTo(new Link.Tcp("127.0.0.1", port, 1, TIMEOUT));
    assertTrue(Await.never(Duration.ofSeconds(1), connection::open));
    assertTrue(heard.missed.size() >= 3 && heard.missed.size() <= 8, "" + heard.missed);
    assertEquals(1, heard.transitions.size(), "" + heard.transitions);
  }

  @Test
  void aReadCostsLittleMoreThanItsSocket() throws Exception {
    var peer = peer((request, out) -> out.write(request.frame(Slave.words(request.pdu(), 1, 2))));
    var connection = connectionTo(peer.link(TIMEOUT));
    assertTrue(connection.open());
    var ours = medianMicros(() -> connection.read(Connection.HOLDING, 0, 2).u16(1));
    var ask = new byte[] {0, 1, 0, 0, 0, 6, TcpPeer.UNIT, 3, 0, 0, 0, 2};
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), peer.port())) {
      socket.setTcpNoDelay(true);
      var out = socket.getOutputStream();
      var in = socket.getInputStream();
      var plain =
          medianMicros(() -> {
            out.write(ask);
            return in.readNBytes(13).length;
          });
      System.out.printf("measured: read of 2 registers %d us, plain socket %d us%n", ours, plain);
      assertTrue(ours < plain + 1_000, ours + " us, plain socket " + plain + " us");
    }
  }

  @FunctionalInterface
  private interface Exchange {
    int run() throws IOException, ExchangeFailed;
  }

  private static long medianMicros(Exchange exchange) throws IOException, ExchangeFailed {
    var took = new long[500];
    for (int i = 0; i < took.length; i++) {
      var start = System.nanoTime();
      assertTrue(exchange.run() > 0);
      took[i] = System.nanoTime() - start;
    }
    Arrays.sort(took);
    return took[took.length / 2] / 1_000;
  }

  @Test
  void theWarmUpExercisesReadsAndWrites() {
    assertEquals(40, WarmUp.once());
  }
}
