package org.swapgrid.uplink.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Much at once, in and out: what Paho puts no bound to, and what it bounds too soon. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("threads of the MQTT client")
final class BurstTest {
  private static final Message WILL = new Message("will", "dead".getBytes(UTF_8), 1);
  private static final TlsFiles NO_KEYS = new TlsFiles(null, null);
  private final Heard heard = new Heard();
  @TempDir private Path folder;

  private Attempt start(Server server, TlsFiles files) {
    var access = new Access("ST-1", null, files, Duration.ofSeconds(4), Duration.ofSeconds(15));
    return Attempt.start(server, access, WILL, heard);
  }

  private static void await(String promise, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "never came true: " + promise);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void assertQuicklyDropped(Attempt attempt) {
    long began = System.nanoTime();
    attempt.drop();
    var took = Duration.ofNanos(System.nanoTime() - began);
    assertTrue(took.compareTo(Duration.ofSeconds(3)) < 0, () -> "dropping took " + took);
  }

  @AfterEach
  void noThreadIsLeftBehind() {
    await(
        "no thread left",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("MQTT ")));
  }

  private void fill(Attempt attempt) {
    var large = new Message("t", new byte[60_000], 0);
    for (int i = 0; i < 2_000 && !heard.has("lost"); i++) {
      attempt.publish(large);
    }
    assertTrue(heard.has("lost"), "the queue is bounded");
  }

  @Test
  void aBurstOfSmallMessagesGoesOutWhole() throws IOException {
    var counted = new AtomicInteger();
    try (var rogue =
        new Rogue(peer -> {
          peer.accept();
          while ((peer.packet()[0] & 0xf0) == 0x30) {
            counted.incrementAndGet();
          }
        })) {
      var attempt = start(rogue.server(false), NO_KEYS);
      await("connected", () -> heard.has("connected"));
      for (int i = 0; i < 900; i++) {
        attempt.publish(new Message("t", new byte[40], 0));
      }
      await("all of them", () -> counted.get() == 900);
      assertFalse(heard.has("lost"), heard.all::toString);
      assertQuicklyDropped(attempt);
    }
  }

  @Test
  void aFloodOfMessagesIsHandedOnWhileThisSideSpeaks() throws IOException {
    try (var rogue =
        new Rogue(peer -> {
          peer.accept();
          for (int i = 0; i < 3_000; i++) {
            peer.send(0x30, 4, 0, 1, 'a', 'x');
          }
          peer.serve(1);
        })) {
      var attempt = start(rogue.server(false), NO_KEYS);
      await("connected", () -> heard.has("connected"));
      attempt.subscribe(List.of("a"));
      for (int i = 0; i < 200; i++) {
        attempt.publish(new Message("t", new byte[40], 1));
      }
      attempt.probe("x");
      await("the answer", () -> heard.has("answered"));
      assertEquals(3_000, heard.all.stream().filter(each -> each.equals("arrived a")).count());
      assertQuicklyDropped(attempt);
    }
  }

  @Test
  void aTlsServerThatStopsReadingCanBeLeft() throws IOException, GeneralSecurityException {
    var keys = new Keys(folder);
    keys.make(List.of("localhost"));
    var factory = keys.server("localhost", List.of()).getServerSocketFactory();
    var listener =
        (SSLServerSocket) factory.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    var trusted = new TlsFiles(keys.write("localhost", "ca").certificate(), null);
    try (var rogue =
        new Rogue(
            peer -> {
              peer.accept();
              LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
            },
            listener)) {
      var attempt = start(new Server("localhost", rogue.server(true).port(), true), trusted);
      await("connected", () -> heard.has("connected"));
      fill(attempt);
      assertQuicklyDropped(attempt);
    }
  }

  @Test
  void aServerThatStopsReadingIsBackPressureAndCanBeLeft() throws IOException {
    try (var rogue =
        new Rogue(peer -> {
          peer.accept();
          LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
        })) {
      var attempt = start(rogue.server(false), NO_KEYS);
      await("connected", () -> heard.has("connected"));
      fill(attempt);
      assertQuicklyDropped(attempt);
    }
  }

  @Test
  void aGiantMessageEndsTheConnectionBeforeRoomIsMadeForIt() throws IOException {
    try (var rogue =
        new Rogue(peer -> {
          peer.accept();
          peer.send(0x30, 0xff, 0xff, 0xff, 0x7f, 0, 1, 'a');
          peer.hang();
        })) {
      var attempt = start(rogue.server(false), NO_KEYS);
      await("the end", () -> heard.has("lost a message too large"));
      assertQuicklyDropped(attempt);
    }
  }
}
