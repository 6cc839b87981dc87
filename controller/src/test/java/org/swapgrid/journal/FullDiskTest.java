package org.swapgrid.journal;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.swapgrid.journal.Bench.MIB;
import static org.swapgrid.journal.Bench.bodies;
import static org.swapgrid.journal.Bench.body;
import static org.swapgrid.journal.Bench.fill;
import static org.swapgrid.journal.Bench.numbers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.loop.Outbox.Priority;

/** On a disk of 8 MiB that others fill to the last byte. */
final class FullDiskTest {
  private static final String NEEDS_ROOT =
      "a disk of 8 MiB cannot be mounted: run as root, or apt-get install sudo and allow mount";

  @TempDir private Path directory;

  private Path disk = Path.of("/nowhere");
  private Bench bench = new Bench(disk);

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(directory.resolve("disk"));
    bench = new Bench(disk.resolve("journal"), 4 * MIB);
    boolean mounted =
        isDone("mount", "-t", "tmpfs", "-o", "size=8m,mode=1777", "tmpfs", disk.toString());
    if (!mounted && "true".equals(System.getenv("CI"))) {
      fail(NEEDS_ROOT);
    }
    assumeTrue(mounted, NEEDS_ROOT);
  }

  @AfterEach
  void unmount() throws Exception {
    var _ = isDone("umount", "-l", disk.toString());
  }

  /** Runs it as root, which this process is or may become without a password. */
  private static boolean isDone(String... command) throws Exception {
    var asRoot = Stream.concat(Stream.of("sudo", "-n"), Stream.of(command)).toList();
    return hasRun(List.of(command)) || hasRun(asRoot);
  }

  private static boolean hasRun(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private Path hog() {
    return disk.resolve("hog");
  }

  /** Takes every byte the disk still has. */
  private void fillTheDisk() throws IOException {
    try (var channel = FileChannel.open(hog(), CREATE, APPEND)) {
      for (int size = 65_536; size > 0; size /= 2) {
        write(channel, size);
      }
    }
  }

  private static void write(FileChannel channel, int size) {
    try {
      while (channel.write(ByteBuffer.allocate(size)) > 0) {
        // until there is no room for one more
      }
    } catch (IOException full) {
      return;
    }
  }

  private static void flood(Journal journal, int from, int to) {
    for (int i = from; i < to; i++) {
      journal.append(Priority.TELEMETRY, "test", Bench.NOON, body(i));
    }
  }

  private void assertEventsKept(Journal journal, int events) {
    assertEquals(
        IntStream.range(0, events).boxed().toList(),
        numbers(journal, Priority.EVENT),
        bench.notices.toString());
  }

  @Test
  void eventsAreDurableOnAFullDiskAndTheAlarmIsRaisedOnce() throws IOException {
    try (var journal = bench.open()) {
      // Written and not only handed over: what the file has not grown by then, others take.
      fill(journal, Priority.TELEMETRY, 0, 1_000);
      fillTheDisk();
      for (int i = 0; i < 600; i += 10) {
        fill(journal, Priority.EVENT, i, i + 10);
        flood(journal, i * 10, i * 10 + 50);
        fillTheDisk();
      }

      assertEquals(Condition.DISK_FULL, journal.condition());
      assertEquals(1, bench.heard(JournalNotice.DiskFull.class).size());
      assertTrue(journal.keep("order.seq", 5));
      assertTrue(journal.level().dropped() > 0);
    }
    try (var journal = bench.open()) {
      assertEventsKept(journal, 600);
      assertEquals(5, journal.last("order.seq"));
      fill(journal, Priority.EVENT, 600, 601);
    }
  }

  @Test
  void aDiskWithRoomAgainGetsItsBallastBackAndTelemetryIsWhole() throws IOException {
    try (var journal = bench.open()) {
      fillTheDisk();
      for (int i = 0; i < 3_000 && journal.condition() == Condition.SOUND; i += 100) {
        flood(journal, i, i + 100);
        fill(journal, Priority.EVENT, i / 100, i / 100 + 1);
      }
      assertEquals(Condition.DISK_FULL, journal.condition());

      Files.delete(hog());

      Await.until("the alarm ends", () -> journal.condition() == Condition.SOUND);
      assertEquals(MIB, Files.size(bench.directory.resolve("ballast")));
      assertEquals(1, bench.heard(JournalNotice.RoomAgain.class).size());
      long dropped = journal.level().dropped();
      fill(journal, Priority.TELEMETRY, 10_000, 10_500);
      assertEquals(dropped, journal.level().dropped());
    }
  }

  @Test
  void aDiskThatIsFullBeforeTheFirstStartIsAnAlarmAndNoReasonToStop() throws IOException {
    fillTheDisk();
    try (var journal = bench.open()) {
      journal.append(Priority.EVENT, "test", Bench.NOON, body(0));
      assertTrue(journal.condition() != Condition.SOUND);

      Files.delete(hog());

      Await.until("it is durable", () -> bodies(journal, Priority.EVENT).contains(body(0)));
      Await.until("the alarm ends", () -> journal.condition() == Condition.SOUND);
    }
  }

  @Test
  void aRestartOnAFullDiskGoesOnAndKeepsEvents() throws IOException {
    try (var journal = bench.open()) {
      flood(journal, 0, 1_000);
      fill(journal, Priority.EVENT, 0, 1);
    }
    fillTheDisk();
    for (int run = 1; run < 6; run++) {
      try (var journal = bench.open()) {
        fill(journal, Priority.EVENT, run, run + 1);
        assertTrue(journal.keep("order.seq", run));
      }
      fillTheDisk();
    }
    try (var journal = bench.open()) {
      assertEventsKept(journal, 6);
      assertEquals(5, journal.last("order.seq"));
    }
  }

  @Test
  void eventsThatFindNoRoomAtAllWaitInMemoryAndAreNotLost() throws IOException {
    try (var journal = bench.open()) {
      fillTheDisk();
      Files.delete(bench.directory.resolve("ballast"));
      fillTheDisk();
      for (int i = 0; i < 3_000; i++) {
        journal.append(Priority.EVENT, "test", Bench.NOON, body(i));
      }
      Await.until("the disk refuses", () -> journal.condition() == Condition.DISK_FULL);
      // A record on its way from memory to disk may count twice for a moment.
      Await.until("each counts once", () -> journal.level().queued() == 3_000);

      Files.delete(hog());

      Await.until("all are durable", () -> bodies(journal, Priority.EVENT).size() == 3_000);
      assertEventsKept(journal, 3_000);
    }
  }
}
