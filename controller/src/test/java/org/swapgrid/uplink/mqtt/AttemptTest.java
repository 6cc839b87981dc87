package org.swapgrid.uplink.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.swapgrid.uplink.mqtt.Rogue.Peer;

/** Each fault of Paho, provoked by a server that misbehaves; afterwards no thread is left. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("threads of the MQTT client")
final class AttemptTest {
  private static final Message WILL = new Message("will", "dead".getBytes(UTF_8), 1);
  private static final TlsFiles NO_KEYS = new TlsFiles(null, null);
  private final Heard heard = new Heard();

  private static Access access(Duration open) {
    return new Access("ST-1", null, NO_KEYS, open, Duration.ofSeconds(15));
  }

  private Attempt start(Server server) {
    return Attempt.start(server, access(Duration.ofSeconds(4)), WILL, heard);
  }

  private static void await(String promise, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "never came true: " + promise);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void await(String event) {
    await(event + " in " + heard.all, () -> heard.has(event));
  }

  private static List<String> pahoThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.startsWith("MQTT "))
        .toList();
  }

  @AfterEach
  void noThreadIsLeftBehind() {
    await("no thread left, but " + pahoThreads(), () -> pahoThreads().isEmpty());
  }

  private static void dropQuickly(Attempt attempt) {
    long began = System.nanoTime();
    attempt.drop();
    var took = Duration.ofNanos(System.nanoTime() - began);
    assertTrue(took.compareTo(Duration.ofSeconds(3)) < 0, () -> "dropping took " + took);
  }

  @Test
  void aServerThatAcceptsAndSaysNothingCanBeLeft() throws IOException {
    try (var rogue = new Rogue(Peer::hang)) {
      var attempt = start(rogue.server(false));
      await("opened");
      dropQuickly(attempt);
      assertFalse(heard.has("connected"));
    }
  }

  @Test
  void aServerThatAcceptsAndClosesLeavesNoThreads() throws IOException {
    try (var rogue = new Rogue(peer -> {})) {
      for (int i = 0; i < 6; i++) {
        heard.all.clear();
        var attempt = start(rogue.server(false));
        await("lost");
        attempt.drop();
      }
      assertEquals(6, rogue.accepted.get(), "one connection an attempt: no other version tried");
      assertTrue(pahoThreads().size() <= 4, () -> pahoThreads().toString());
    }
  }

  @Test
  void aServerThatResetsLeavesNoThreads() throws IOException {
    try (var rogue = new Rogue(Peer::reset)) {
      for (int i = 0; i < 3; i++) {
        heard.all.clear();
        var attempt = start(rogue.server(false));
        await("lost");
        attempt.drop();
      }
    }
  }

  @Test
  void aServerThatClosesBehindTheConnectLeavesNoThreads() throws IOException {
    try (var rogue = new Rogue(Peer::packet)) {
      var attempt = start(rogue.server(false));
      await("lost");
      attempt.drop();
    }
  }

  @Test
  void aDropAtAnyMomentLeavesNoThreads() throws IOException {
    try (var rogue =
        new Rogue(peer -> {
          peer.accept();
          peer.serve(1);
        })) {
      for (int millis = 0; millis < 420; millis += 60) {
        var attempt = start(rogue.server(false));
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        dropQuickly(attempt);
      }
    }
  }

  @Test
  void aServerThatNeverSpeaksTlsCanBeLeft() throws IOException {
    try (var rogue = new Rogue(Peer::hang)) {
      var attempt = start(rogue.server(true));
      await("the server accepted", () -> rogue.accepted.get() == 1);
      dropQuickly(attempt);
      assertFalse(heard.has("opened"));
    }
  }

  @Test
  void tcpAndTlsHaveOneDeadline() throws IOException {
    try (var rogue = new Rogue(Peer::hang)) {
      var attempt = Attempt.start(rogue.server(true), access(Duration.ofSeconds(1)), WILL, heard);
      await("lost");
      assertFalse(heard.has("opened"));
      attempt.drop();
    }
  }

  @Test
  void aSlowConnackIsWaitedFor() throws IOException {
    try (var rogue =
        new Rogue(peer -> {
          peer.packet();
          LockSupport.parkNanos(Duration.ofMillis(1_300).toNanos());
          peer.send(0x20);
          // Longer than Paho's read time-out, in the middle of a header.
          LockSupport.parkNanos(Duration.ofMillis(1_300).toNanos());
          peer.send(2, 0, 0);
          peer.serve(1);
        })) {
      var attempt = start(rogue.server(false));
      await("connected");
      attempt.subscribe(List.of("a", "b"));
      await("subscribed [1, 1]");
      dropQuickly(attempt);
    }
  }

  @Test
  void aRefusedConnackIsTold() throws IOException {
    try (var rogue =
        new Rogue(peer -> {
          peer.packet();
          peer.send(0x20, 2, 0, 5);
          peer.hang();
        })) {
      var attempt = start(rogue.server(false));
      await("lost");
      dropQuickly(attempt);
      assertEquals(1, rogue.accepted.get());
    }
  }

  @Test
  void aRefusedSubscriptionIsToldAsGrant128() throws IOException {
    try (var rogue =
        new Rogue(peer -> {
          peer.accept();
          peer.serve(0x80);
        })) {
      var attempt = start(rogue.server(false));
      await("connected");
      attempt.subscribe(List.of("a", "b", "c"));
      await("subscribed [128, 128, 128]");
      attempt.probe("x");
      await("answered");
      dropQuickly(attempt);
    }
  }

  @Test
  void aServerThatFallsSilentIsToldByTheMissingAnswerAndCanBeLeft() throws IOException {
    try (var rogue =
        new Rogue(peer -> {
          peer.accept();
          peer.hang();
        })) {
      var attempt = start(rogue.server(false));
      await("connected");
      attempt.probe("x");
      attempt.publish(new Message("t", new byte[10], 1));
      dropQuickly(attempt);
      assertFalse(heard.has("answered"));
    }
  }

  @Test
  void aCloseWithUnansweredMessagesIsBounded() throws IOException {
    try (var rogue =
        new Rogue(peer -> {
          peer.accept();
          peer.hang();
        })) {
      var attempt = start(rogue.server(false));
      await("connected");
      attempt.publish(new Message("t", new byte[10], 1));
      long began = System.nanoTime();
      attempt.close();
      var took = Duration.ofNanos(System.nanoTime() - began);
      assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, () -> "closing took " + took);
    }
  }

  @Test
  void framesFollowEachOtherWhateverTheirCut() throws IOException {
    try (var rogue =
        new Rogue(peer -> {
          peer.accept();
          for (int i = 0; i < 3; i++) {
            peer.send(0x30, 4, 0, 1);
            peer.send('a' + i, 'x', 0x30);
            peer.send(3, 0, 1, 'd' + i);
          }
          peer.hang();
        })) {
      var attempt = start(rogue.server(false));
      await("arrived f");
      assertEquals(
          List.of("a", "d", "b", "e", "c", "f"),
          heard.all.stream()
              .filter(line -> line.startsWith("arrived"))
              .map(line -> line.substring(8))
              .toList());
      dropQuickly(attempt);
    }
  }

  @Test
  void nobodyListeningIsTold() throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var attempt = start(new Server("127.0.0.1", port, false));
    await("lost");
    assertFalse(heard.has("opened"));
    dropQuickly(attempt);
  }

  @Test
  void nothingWaitsForMoreBytesBeforeItIsSent() throws IOException {
    try (var rogue = new Rogue(Peer::hang);
        var socket =
            new GuardedSocket(
                rogue.server(false), access(Duration.ofSeconds(4)), new Gate(), () -> {})) {
      var server = rogue.server(false);
      socket.connect(new InetSocketAddress(server.host(), server.port()), 0);
      assertTrue(socket.getTcpNoDelay());
    }
  }
}
