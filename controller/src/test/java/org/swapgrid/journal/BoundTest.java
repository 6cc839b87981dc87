package org.swapgrid.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.journal.Bench.MIB;
import static org.swapgrid.journal.Bench.all;
import static org.swapgrid.journal.Bench.bodies;
import static org.swapgrid.journal.Bench.body;
import static org.swapgrid.journal.Bench.fill;
import static org.swapgrid.journal.Bench.numbers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.loop.Outbox.Priority;

/** A file of 1 MiB holds some 2,000 of these records. */
final class BoundTest {
  @TempDir private Path directory;

  private static void flood(Journal journal, Priority priority, int from, int to) {
    for (int at = from; at < to; at += 1_000) {
      fill(journal, priority, at, Math.min(to, at + 1_000));
    }
  }

  @Test
  void theFileStaysWithinItsBoundAndEveryRecordIsKeptOrCounted() throws IOException {
    var bench = new Bench(directory, MIB);
    try (var journal = bench.open()) {
      flood(journal, Priority.TELEMETRY, 0, 8_000);

      assertTrue(Files.size(bench.file()) <= MIB);
      assertEquals(8_000, journal.level().queued() + journal.level().dropped());
      assertEquals(journal.level().queued(), all(journal, Priority.TELEMETRY).size());
      assertTrue(journal.level().queued() > 1_000, journal.level().toString());
    }
  }

  @Test
  void whatWasDroppedIsStillCountedByTheNextRun() throws IOException {
    var bench = new Bench(directory, MIB);
    long dropped;
    try (var journal = bench.open()) {
      flood(journal, Priority.TELEMETRY, 0, 4_000);
      dropped = journal.level().dropped();
      assertTrue(dropped > 0);
    }
    try (var journal = bench.open()) {
      assertEquals(dropped, journal.level().dropped());
    }
    Files.delete(bench.file());
    try (var journal = bench.open()) {
      assertTrue(journal.level().dropped() <= dropped);
    }
  }

  @Test
  void everySecondOldRecordGoesBeforeAnyStretchIsLostWhole() throws IOException {
    try (var journal = new Bench(directory, MIB).open()) {
      int appended = 0;
      while (journal.level().dropped() == 0) {
        fill(journal, Priority.TELEMETRY, appended, appended + 100);
        appended += 100;
      }
      flood(journal, Priority.TELEMETRY, appended, appended + 400);

      var kept = numbers(journal, Priority.TELEMETRY);

      assertEquals(1, kept.getFirst());
      assertTrue(IntStream.range(1, kept.size()).allMatch(i -> kept.get(i) - kept.get(i - 1) <= 2));
      int newest = appended + 399;
      assertEquals(
          IntStream.rangeClosed(newest - 400, newest).boxed().toList(),
          kept.subList(kept.size() - 401, kept.size()));
    }
  }

  @Test
  void theOldestStretchIsLostOnlyWhenTheRestIsThinned() throws IOException {
    try (var journal = new Bench(directory, MIB).open()) {
      flood(journal, Priority.TELEMETRY, 0, 8_000);

      var kept = numbers(journal, Priority.TELEMETRY);

      assertTrue(kept.getFirst() > 1_000);
      assertEquals(7_999, kept.getLast());
      long gaps =
          IntStream.range(1, kept.size()).filter(i -> kept.get(i) - kept.get(i - 1) == 2).count();
      assertTrue(gaps > kept.size() / 3, gaps + " of " + kept.size());
      assertTrue(IntStream.range(1, kept.size()).allMatch(i -> kept.get(i) - kept.get(i - 1) <= 2));
    }
  }

  @Test
  void telemetryNeverCostsAnEvent() throws IOException {
    var bench = new Bench(directory, MIB);
    try (var journal = bench.open()) {
      for (int i = 0; i < 100; i++) {
        journal.append(Priority.EVENT, "event", Bench.NOON, body(i));
        flood(journal, Priority.TELEMETRY, i * 40, i * 40 + 40);
      }

      assertEquals(IntStream.range(0, 100).boxed().toList(), numbers(journal, Priority.EVENT));
      assertEquals(List.of(), bench.notices);
    }
  }

  @Test
  void theNewestEventIsKeptThoughNothingButEventsStandsThere() throws IOException {
    var bench = new Bench(directory, MIB);
    try (var journal = bench.open()) {
      flood(journal, Priority.ACKNOWLEDGEMENT, 0, 500);
      flood(journal, Priority.EVENT, 0, 4_000);

      assertTrue(Files.size(bench.file()) <= MIB);
      assertEquals(List.of(), all(journal, Priority.ACKNOWLEDGEMENT));
      assertEquals(3_999, numbers(journal, Priority.EVENT).getLast());
      assertEquals(4_500, journal.level().queued() + journal.level().dropped());
      var lost =
          bench.heard(JournalNotice.GivenUp.class).stream()
              .mapToLong(JournalNotice.GivenUp::records)
              .sum();
      assertEquals(journal.level().dropped(), lost);
    }
  }

  @Test
  void aLargeEventFindsRoomAmongTelemetry() throws IOException {
    try (var journal = new Bench(directory, MIB).open()) {
      flood(journal, Priority.TELEMETRY, 0, 3_000);
      var large = "x".repeat(262_144);

      journal.append(Priority.EVENT, "event", Bench.NOON, large);

      Await.until("it is durable", () -> bodies(journal, Priority.EVENT).contains(large));
    }
  }
}
