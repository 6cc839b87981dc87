package org.swapgrid.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CountersTest {
  @TempDir private Path directory;

  private Bench kept(long value) throws IOException {
    var bench = new Bench(directory);
    try (var journal = bench.open()) {
      assertEquals(-1, journal.last("order.seq"));
      assertTrue(journal.keep("order.seq", value));
    }
    return bench;
  }

  @Test
  void aKeptNumberIsFoundByTheNextRun() throws IOException {
    try (var journal = kept(7).open()) {
      assertEquals(7, journal.last("order.seq"));
    }
  }

  @Test
  void aNumberNeverGoesBack() throws IOException {
    try (var journal = kept(7).open()) {
      var _ = assertThrows(IllegalArgumentException.class, () -> journal.keep("order.seq", 6));
      assertEquals(7, journal.last("order.seq"));
    }
  }

  @Test
  void theSecondCopyStandsInForALostFile() throws IOException {
    var bench = kept(7);
    Files.delete(bench.file());

    try (var journal = bench.open()) {
      assertEquals(7, journal.last("order.seq"));
    }
  }

  @Test
  void theSecondCopyStandsInForADamagedFile() throws IOException {
    var bench = kept(7);
    var _ = Files.writeString(bench.file(), "rubbish ".repeat(1_000));

    try (var journal = bench.open()) {
      assertEquals(7, journal.last("order.seq"));
    }
  }

  @Test
  void theFileStandsInForADamagedSecondCopy() throws IOException {
    var bench = kept(7);
    var copy = directory.resolve("counters");
    var whole = Files.readString(copy);
    var _ = Files.writeString(copy, whole.replace("order.seq=7", "order.seq=9"));

    try (var journal = bench.open()) {
      assertEquals(7, journal.last("order.seq"));
      assertEquals(1, bench.heard(JournalNotice.CountersInDoubt.class).size());
      assertEquals(7, new CounterFile(copy).read().get("order.seq"));
    }
  }

  @Test
  void anOlderFilePutBackDoesNotTurnTheNumberBack() throws IOException {
    var bench = kept(7);
    var old = Files.readAllBytes(bench.file());
    try (var journal = bench.open()) {
      assertTrue(journal.keep("order.seq", 12));
    }
    var _ = Files.write(bench.file(), old);

    try (var journal = bench.open()) {
      assertEquals(12, journal.last("order.seq"));
    }
  }

  @Test
  void aChangedNumberInTheFileIsNotBelieved() throws Exception {
    var bench = kept(7);
    try (var sql = Sql.open(bench.file())) {
      assertEquals(1, sql.change("UPDATE counter SET value = 1000 WHERE name = 'order.seq'"));
    }

    try (var journal = bench.open()) {
      assertEquals(7, journal.last("order.seq"));
    }
  }
}
