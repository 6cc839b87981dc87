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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swapgrid.device.Link;

/** How long an exchange, a failure and a dead device may take. */
final class ConnectionTimingTest {
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
  void aRequestIsSentOnceAndItsTimeoutIsReal() {
    var peer = peer((request, out) -> {});
    var connection = connectionTo(peer.link(Duration.ofMillis(50)));
    Await.until("connected", connection::open);
    var start = System.nanoTime();
    assertThrows(ExchangeFailed.class, () -> connection.read(Connection.HOLDING, 0, 2));
    var took = Duration.ofNanos(System.nanoTime() - start);
    assertEquals(1, peer.requests.get());
    assertTrue(took.toMillis() < 500, "took " + took);
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
