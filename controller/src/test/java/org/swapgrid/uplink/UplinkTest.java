package org.swapgrid.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.swapgrid.uplink.mqtt.Rogue;
import org.swapgrid.uplink.mqtt.Rogue.Peer;

/** The whole uplink against servers that misbehave, without any program of the system. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("threads of the MQTT client")
final class UplinkTest {
  private static void good(Peer peer) throws IOException {
    peer.accept();
    peer.serve(1);
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("MQTT ") || name.equals("uplink"))
        .toList();
  }

  @AfterEach
  void noThreadIsLeft() {
    Witness.await("no thread left, but " + threads(), () -> threads().isEmpty());
  }

  @Test
  void badServersArePassedUntilAGoodOneIsFound() throws IOException {
    try (var closing = new Rogue(peer -> {});
        var refusing =
            new Rogue(peer -> {
              peer.accept();
              peer.serve(0x80);
            });
        var serving = new Rogue(UplinkTest::good);
        var stand =
            Stand.plain(
                List.of(closing.server(false), refusing.server(false), serving.server(false)),
                "")) {
      stand.start();
      Witness.await("up in " + stand.witness.all, () -> stand.witness.count("up ") == 1);
      assertEquals(1, stand.witness.count("up " + serving.server(false)));
      assertTrue(stand.witness.all.toString().contains("subscription refused"));
    }
  }

  @Test
  void aResetSessionIsBackAtOnceWithTheNextNumber() throws IOException {
    var sessions = new AtomicInteger();
    var first = new CopyOnWriteArrayList<Peer>();
    try (var server =
            new Rogue(peer -> {
              if (sessions.incrementAndGet() == 1) {
                first.add(peer);
              }
              good(peer);
            });
        var stand = Stand.plain(List.of(server.server(false)), "")) {
      stand.start();
      Witness.await("up", () -> stand.witness.count("up ") == 1);
      first.getFirst().reset();
      long began = System.nanoTime();
      Witness.await("up again", () -> stand.witness.count("up ") == 2);
      var took = Duration.ofNanos(System.nanoTime() - began);
      assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, took::toString);
      assertTrue(stand.witness.all.getLast().endsWith(" 1"), stand.witness.all::toString);
    }
  }

  @Test
  void aStopWhileNobodyAnswersIsQuick() throws IOException {
    try (var silent = new Rogue(Peer::hang);
        var stand = Stand.plain(List.of(silent.server(true)), "")) {
      stand.start();
      Witness.await("connecting", () -> silent.accepted.get() > 0);
      assertTrue(stand.uplink.stop(Duration.ofSeconds(4)));
    }
  }

  @Test
  void aDeadLinkIsNoticedWithinTheProbesTime() throws IOException {
    try (var server =
            new Rogue(peer -> {
              peer.accept();
              // Answers the subscription and nothing more.
              var packet = peer.packet();
              peer.send(0x90, 4, packet[1], packet[2], 1, 1);
              peer.hang();
            });
        var stand = Stand.plain(List.of(server.server(false)), "")) {
      stand.start();
      Witness.await("up", () -> stand.witness.count("up ") == 1);
      long began = System.nanoTime();
      Witness.await("down", () -> stand.witness.count("down ") == 1);
      var took = Duration.ofNanos(System.nanoTime() - began);
      assertTrue(took.compareTo(Duration.ofSeconds(4)) < 0, took::toString);
    }
  }

  @Test
  void aSwallowedConnectCostsLessThanFiveSecondsAfterTheServersReturn() throws IOException {
    var connects = new AtomicInteger();
    try (var server =
            new Rogue(peer -> {
              if (connects.incrementAndGet() == 1) {
                peer.packet();
                peer.hang();
              } else {
                good(peer);
              }
            });
        var stand = Stand.standard(List.of(server.server(false)))) {
      stand.start();
      // The server is whole again the moment it swallowed the CONNECT: the worst there is.
      Witness.await("connecting", () -> connects.get() == 1);
      assertWholeWithinFiveSeconds(stand);
    }
  }

  private static void assertWholeWithinFiveSeconds(Stand stand) {
    long began = System.nanoTime();
    Witness.await("up in " + stand.witness.all, () -> stand.witness.count("up ") == 1);
    var took = Duration.ofNanos(System.nanoTime() - began);
    assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, took::toString);
  }

  @Test
  void threadsLeftOverStopFurtherAttemptsUntilTheyEnd() throws IOException {
    var peers = new CopyOnWriteArrayList<Peer>();
    var over = new CountDownLatch(1);
    try (var server =
            new Rogue(peer -> {
              peers.add(peer);
              good(peer);
            });
        var stand = Stand.plain(List.of(server.server(false)), "")) {
      stand.start();
      Witness.await("up", () -> stand.witness.count("up ") == 1);
      leaveThreads(uplinksGroup(), over);
      peers.getFirst().reset();
      Witness.await("starved", () -> stand.witness.count("starved ") > 1);
      assertEquals(1, server.accepted.get(), "no attempt while threads are left over");
      over.countDown();
      Witness.await("up again", () -> stand.witness.count("up ") == 2);
    } finally {
      over.countDown();
    }
  }

  private static ThreadGroup uplinksGroup() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("uplink"))
        .map(thread -> Objects.requireNonNull(thread.getThreadGroup()))
        .findFirst()
        .orElseThrow();
  }

  private static void leaveThreads(ThreadGroup group, CountDownLatch over) {
    for (int i = 0; i < 25; i++) {
      Thread.ofPlatform().group(group).daemon().name("left over").start(() -> await(over));
    }
  }

  private static void await(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
