package org.swapgrid.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.record.EventBench;

final class VerificationTest {
  private static final List<String> EVENT =
      EventBench.afterEvent(59.7, Duration.ofSeconds(12)).series().getFirst();

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path state;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Shelf shelf;

  @BeforeEach
  void fiveRecords() throws IOException {
    shelf = new Shelf(state);
    try (var archive = new Archive(state, Retention.USUAL)) {
      for (int i = 0; i < 5; i++) {
        record(archive);
      }
    }
  }

  static void record(Archive archive) throws IOException {
    archive.begin();
    for (var line : EVENT) {
      archive.line(line);
    }
    var _ = archive.end();
  }

  private List<String> faults() throws IOException {
    var key = StationKey.publicKey(state.resolve(StationKey.PUBLIC));
    return Verification.of(shelf, key).faults().stream()
        .map(fault -> fault.file().getFileName() + ": " + fault.why())
        .toList();
  }

  @Test
  void anUntouchedChainIsIntact() throws IOException {
    assertEquals(List.of(), faults());
  }

  @Test
  void everySingleChangedByteOfARecordIsFoundInItsPlace() throws IOException {
    var file = shelf.record(3);
    var whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length - 1; at += 41) {
      var changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      var faults = faults();
      assertEquals(1, faults.size(), at + ": " + faults);
      assertTrue(faults.getFirst().startsWith("00000003.json: record 3: "), faults.toString());
    }
  }

  @Test
  void aChangedByteOfASeriesIsFound() throws IOException {
    var bytes = Files.readAllBytes(shelf.series(2));
    bytes[bytes.length / 2] ^= 1;
    Files.write(shelf.series(2), bytes);
    assertEquals(List.of("00000002.series.gz: the series of record 2 was changed"), faults());
  }

  @Test
  void aRemovedRecordIsFoundInItsPlace() throws IOException {
    Files.delete(shelf.record(3));
    assertEquals(List.of("00000003.json: record 3 is missing"), faults());
  }

  @Test
  void theNewestRecordRemovedIsFoundToo() throws IOException {
    Files.delete(shelf.record(5));
    assertEquals(List.of("00000005.json: record 5 is missing"), faults());
  }

  @Test
  void twoSwappedRecordsAreFoundInBothPlaces() throws IOException {
    var aside = state.resolve("aside");
    Files.move(shelf.record(2), aside);
    Files.move(shelf.record(4), shelf.record(2));
    Files.move(aside, shelf.record(4));
    assertEquals(
        List.of(
            "00000002.json: record 4 stands in the place of record 2",
            "00000004.json: record 2 stands in the place of record 4"),
        faults());
  }

  @Test
  void aRecordWithANewHashButNoKeyIsFound() throws IOException {
    var lines = Files.readString(shelf.record(3)).split("\n", -1);
    var changed = lines[0].replace("TEST-1", "TEST-2");
    var seal = lines[1].replaceFirst("[0-9a-f]{64}", Hash.of(changed.getBytes(UTF_8)));
    Files.writeString(shelf.record(3), changed + "\n" + seal + "\n");
    assertEquals(List.of("00000003.json: record 3: its signature is not the station's"), faults());
  }

  @Test
  void whatWentByRetentionIsNotMissingAndTheChainGoesOn() throws IOException {
    var two = Files.size(shelf.record(1)) + Files.size(shelf.series(1));
    try (var archive = new Archive(state, new Retention(Duration.ofDays(1), 3 * two + 100))) {
      assertEquals(2, archive.retain(Instant.now()));
      record(archive);
    }
    assertEquals(List.of(3L, 4L, 5L, 6L), shelf.numbers());
    assertEquals(List.of(), faults());
  }

  @Test
  void whatIsTooOldGoesButNeverTheNewest() throws IOException {
    for (long n : shelf.numbers()) {
      var day = Instant.parse("2025-01-01T00:00:00Z").plus(Duration.ofDays(100 * n));
      Files.setLastModifiedTime(shelf.record(n), FileTime.from(day));
    }
    try (var archive = new Archive(state, Retention.USUAL)) {
      assertEquals(1, archive.retain(Instant.now()));
    }
    assertEquals(List.of(), faults());
  }

  @Test
  void aSeriesCutByAPowerFailureBecomesARecordThatSaysSo() throws IOException {
    var whole = String.join("\n", EVENT);
    Files.writeString(shelf.part(6), whole.substring(0, whole.length() * 2 / 3));
    try (var archive = new Archive(state, Retention.USUAL)) {
      var made = archive.recover();
      assertEquals(1, made.size());
      assertTrue(shelf.document(6).contains("the program or its power failed"));
    }
    assertEquals(List.of(), faults());
    assertTrue(Files.notExists(shelf.part(6)));
  }

  @Test
  void aPartThatTellsOfNoEventIsSetAside() throws IOException {
    Files.writeString(shelf.part(6), "swapgrid-series 1\n");
    Files.writeString(shelf.part(5), "left behind");
    try (var archive = new Archive(state, Retention.USUAL)) {
      assertEquals(List.of(), archive.recover());
      record(archive);
    }
    assertEquals(List.of(), faults());
    assertTrue(Files.exists(shelf.folder().resolve("00000006.part.damaged")));
  }

  @Test
  void theKeyIsTheOwnersAloneAndStays() throws IOException {
    var file = state.resolve(StationKey.PRIVATE);
    var before = Files.readString(file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    new Archive(state, Retention.USUAL).close();
    assertEquals(before, Files.readString(file));
  }
}
