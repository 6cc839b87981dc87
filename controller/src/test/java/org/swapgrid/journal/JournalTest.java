package org.swapgrid.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.journal.Bench.NOON;
import static org.swapgrid.journal.Bench.all;
import static org.swapgrid.journal.Bench.bodies;
import static org.swapgrid.journal.Bench.body;
import static org.swapgrid.journal.Bench.fill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.loop.Outbox.Level;
import org.swapgrid.loop.Outbox.Priority;

final class JournalTest {
  @TempDir private Path directory;

  private Bench bench() {
    return new Bench(directory.resolve("made/by/itself"));
  }

  @Test
  void whatWasAppendedIsFoundByTheNextRun() throws IOException {
    var bench = bench();
    try (var journal = bench.open()) {
      journal.append(Priority.EVENT, "event", NOON.plusNanos(1), "{\"kW\":\"鹼性 – 3\"}");
    }

    try (var journal = bench.open()) {
      var kept = all(journal, Priority.EVENT).getFirst();

      assertEquals("event", kept.kind());
      assertEquals(NOON.plusNanos(1), kept.at());
      assertEquals("{\"kW\":\"鹼性 – 3\"}", kept.body());
      assertEquals(List.of(), bench.notices);
    }
  }

  @Test
  void aClockThatJumpsDoesNotReorder() throws IOException {
    try (var journal = bench().open()) {
      journal.append(Priority.EVENT, "event", NOON, "first");
      journal.append(Priority.EVENT, "event", NOON.minusSeconds(86_400), "second");
      journal.append(Priority.EVENT, "event", NOON.plusSeconds(86_400), "third");
      journal.append(Priority.EVENT, "event", NOON, "fourth");

      Await.until("all are durable", () -> all(journal, Priority.EVENT).size() == 4);

      assertEquals(List.of("first", "second", "third", "fourth"), bodies(journal, Priority.EVENT));
    }
  }

  @Test
  void idsRiseOverAllPrioritiesInTheOrderOfAppending() throws IOException {
    try (var journal = bench().open()) {
      for (var priority : List.of(Priority.TELEMETRY, Priority.EVENT, Priority.ACKNOWLEDGEMENT)) {
        journal.append(priority, "test", NOON, priority.name());
      }
      Await.until(
          "all are durable",
          () -> journal.level().queued() == 3 && !all(journal, Priority.TELEMETRY).isEmpty());

      long telemetry = all(journal, Priority.TELEMETRY).getFirst().id();
      long event = all(journal, Priority.EVENT).getFirst().id();
      long acknowledgement = all(journal, Priority.ACKNOWLEDGEMENT).getFirst().id();
      assertTrue(telemetry < event && event < acknowledgement);
    }
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrOverlap() throws IOException {
    try (var journal = bench().open()) {
      fill(journal, Priority.TELEMETRY, 0, 50);

      var first = journal.next(Priority.TELEMETRY, 0, 20);
      var second = journal.next(Priority.TELEMETRY, first.getLast().id(), 100);

      assertEquals(20, first.size());
      assertEquals(
          IntStream.range(20, 50).mapToObj(Bench::body).toList(),
          second.stream().map(Entry::body).toList());
    }
  }

  @Test
  void anAcknowledgedRecordIsNeverShownAgain() throws IOException {
    var bench = bench();
    try (var journal = bench.open()) {
      fill(journal, Priority.EVENT, 0, 10);
      var gone = journal.next(Priority.EVENT, 0, 9).stream().map(Entry::id).toList();

      journal.acknowledged(gone);

      assertEquals(List.of(body(9)), bodies(journal, Priority.EVENT));
      assertEquals(1, journal.level().queued());
    }
    try (var journal = bench.open()) {
      assertEquals(List.of(body(9)), bodies(journal, Priority.EVENT));
    }
  }

  @Test
  void noIdComesAgainThoughAllRecordsAreGoneAndTheFileIsNew() throws IOException {
    var bench = bench();
    var seen = new HashSet<Long>();
    long last = 0;
    for (int run = 0; run < 4; run++) {
      try (var journal = bench.open()) {
        fill(journal, Priority.EVENT, run * 3, run * 3 + 3);
        for (var entry : all(journal, Priority.EVENT)) {
          assertTrue(seen.add(entry.id()) && entry.id() > last);
          last = entry.id();
        }
        journal.acknowledged(seen);
      }
      if (run == 1) {
        Files.delete(bench.file());
      }
    }
    // Twelve, and the note that the file was gone.
    assertEquals(13, seen.size());
  }

  @Test
  void theLevelTellsCountAndAgeOfWhatIsQueued() throws IOException {
    var bench = bench();
    try (var journal = bench.open()) {
      assertEquals(new Level(0, Instant.EPOCH, 0), journal.level());
      fill(journal, Priority.TELEMETRY, 5, 10);
      fill(journal, Priority.EVENT, 1, 2);
      assertEquals(new Level(6, NOON.plusSeconds(5), 0), journal.level());
    }
    try (var journal = bench.open()) {
      assertEquals(new Level(6, NOON.plusSeconds(5), 0), journal.level());
    }
  }

  @Test
  void aRecordBeyondTheBoundIsRefusedAndOneAtItIsKept() throws IOException {
    var longest = "鹼".repeat(262_144);
    try (var journal = bench().open()) {
      var _ =
          assertThrows(
              IllegalArgumentException.class,
              () -> journal.append(Priority.EVENT, "event", NOON, longest + "x"));
      journal.append(Priority.EVENT, "event", NOON, longest);

      Await.until("it is durable", () -> bodies(journal, Priority.EVENT).equals(List.of(longest)));
    }
  }

  @Test
  void aSecondUserIsRefusedByName() throws IOException {
    var bench = bench();
    try (var _ = bench.open()) {
      var refused = assertThrows(JournalRefused.class, () -> bench.open().close());

      assertTrue(String.valueOf(refused.getMessage()).contains(bench.file().toString()));
    }
    bench.open().close();
  }

  @Test
  void aNewerSchemaIsRefusedWithTheCure() throws Exception {
    var bench = bench();
    bench.open().close();
    try (var sql = Sql.open(bench.file())) {
      sql.run(Schema.mark(2));
    }

    var refused = assertThrows(JournalRefused.class, () -> bench.open().close());

    var text = String.valueOf(refused.getMessage());
    assertTrue(text.contains("newer swapgrid (schema 2; this one knows up to 1)"), text);
    assertEquals(List.of(), bench.setAside());
    assertThrows(JournalRefused.class, () -> Journal.refuseNewer(bench.settings()));
  }

  @Test
  void aFirstLookRefusesNothingElse() throws Exception {
    var bench = bench();
    Journal.refuseNewer(bench.settings());
    bench.open().close();
    Journal.refuseNewer(bench.settings());
    var _ = Files.writeString(bench.file(), "short");
    Journal.refuseNewer(bench.settings());
  }

  @Test
  void aDirectoryThatCannotBeMadeIsAnAlarmAndIsTriedAgain() throws IOException {
    var blocked = Files.writeString(directory.resolve("blocked"), "a file");
    var bench = new Bench(blocked.resolve("journal"));
    try (var journal = bench.open()) {
      assertEquals(Condition.UNUSABLE, journal.condition());
      journal.append(Priority.EVENT, "event", NOON, "waits");
      assertFalse(journal.keep("order.seq", 4));
      assertEquals(-1, journal.last("order.seq"));

      Files.delete(blocked);

      Await.until("it is durable", () -> bodies(journal, Priority.EVENT).contains("waits"));
      assertEquals(Condition.SOUND, journal.condition());
      assertEquals(1, bench.heard(JournalNotice.Unusable.class).size());
      assertEquals(1, bench.heard(JournalNotice.UsableAgain.class).size());
    }
  }
}
