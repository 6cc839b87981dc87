package org.swapgrid.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.journal.Bench.all;
import static org.swapgrid.journal.Bench.bodies;
import static org.swapgrid.journal.Bench.body;
import static org.swapgrid.journal.Bench.fill;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.loop.Outbox.Priority;

final class DamageTest {
  private static final int PAGE = 4_096;
  // The first byte of a page that holds rows: sqlite.org/fileformat2.html, 1.6
  private static final char LEAF = 13;

  // Magic, page size, formats, count of pages, schema's format, user_version: the same, 1.3
  private static final int[] HEADER = {3, 16, 17, 18, 19, 20, 31, 47, 61, 63, 100};

  @TempDir private Path directory;

  private Bench filled(int events) throws IOException {
    var bench = new Bench(directory);
    try (var journal = bench.open()) {
      fill(journal, Priority.EVENT, 0, events);
      assertTrue(journal.keep("order.seq", 9));
    }
    return bench;
  }

  private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
    try (var opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.seek(at);
      opened.write(bytes);
    }
  }

  private static byte[] noise(int bytes) {
    var noise = new byte[bytes];
    new Random(7).nextBytes(noise);
    return noise;
  }

  /**
   * Where in the file the page with this record begins; -1 when it is still in the log. Other pages
   * hold copies from before the tree grew.
   */
  private static long leafOf(Path file, int number) throws IOException {
    var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    for (int at = 0; at < bytes.length(); at += PAGE) {
      var page = bytes.substring(at, Math.min(bytes.length(), at + PAGE));
      if (page.charAt(0) == LEAF && page.contains("\"number\":" + number + ",")) {
        return at;
      }
    }
    return -1;
  }

  @ParameterizedTest(name = "page {0}")
  @ValueSource(ints = {0, 1, 2})
  void aDamagedPageOfTheTablesRootsIsFound(int page) throws IOException {
    var bench = filled(200);
    overwrite(bench.file(), (long) page * PAGE, noise(PAGE));

    assertSetAside(bench, 0);
  }

  @ParameterizedTest(name = "record {0}")
  @ValueSource(ints = {0, 40, 120, 199})
  void aDamagedPageCostsOnlyItsOwnRecords(int number) throws IOException {
    var bench = filled(200);
    overwrite(bench.file(), leafOf(bench.file(), number), noise(PAGE));

    assertSetAside(bench, 185);
  }

  private static void assertSetAside(Bench bench, int atLeast) throws IOException {
    try (var journal = bench.open()) {
      var aside = bench.heard(JournalNotice.SetAside.class).getFirst();
      assertEquals(List.of(aside.keptAs()), bench.setAside());
      assertEquals("outbox.db.damaged-20261122T120000Z", name(aside.keptAs()));
      assertTrue(aside.saved() >= atLeast, aside.toString());
      assertEquals(9, journal.last("order.seq"));
      fill(journal, Priority.EVENT, 200, 210);
      var kept = all(journal, Priority.EVENT);
      assertEquals(aside.saved() + 11, kept.size());
      assertEquals(1, kept.stream().filter(entry -> entry.body().contains("set_aside")).count());
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  @Test
  void aFileThatIsNoDatabaseIsSetAsideAndTheStationGoesOn() throws IOException {
    var bench = new Bench(directory);
    var _ = Files.writeString(bench.file(), "rubbish ".repeat(2_000));

    try (var journal = bench.open()) {
      fill(journal, Priority.EVENT, 0, 3);

      assertEquals(Condition.SOUND, journal.condition());
      assertEquals("rubbish ".repeat(2_000), Files.readString(bench.setAside().getFirst()));
    }
  }

  @Test
  void aDirectoryInTheFilesPlaceIsSetAside() throws IOException {
    var bench = new Bench(directory);
    for (int again = 0; again < 4; again++) {
      var inside = Files.createDirectories(bench.file()).resolve("inside");
      var _ = Files.writeString(inside, "somebody's");
      try (var journal = bench.open()) {
        fill(journal, Priority.EVENT, again, again + 1);
        assertEquals(Condition.SOUND, journal.condition());
      }
      Files.delete(bench.file());
    }
    assertEquals(4, bench.setAside().size());
  }

  /** Whatever bit flips: it opens, shows nothing that was not written, and goes on. */
  @Test
  void noFlippedBitStopsTheStationOrForgesARecordOrTurnsANumberBack() throws IOException {
    var whole = Files.readAllBytes(filled(60).file());
    var written = IntStream.range(0, 60).mapToObj(Bench::body).toList();
    var random = new Random(11);
    for (int flip = 0; flip < 24; flip++) {
      int at = flip < HEADER.length ? HEADER[flip] : random.nextInt(whole.length);
      var flipped = whole.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      var bench = new Bench(Files.createDirectory(directory.resolve("flip" + flip)));
      var _ = Files.write(bench.file(), flipped);
      var _ = Files.copy(directory.resolve("counters"), bench.directory.resolve("counters"));
      assertGoesOn(bench, written, "a bit of byte " + at);
    }
  }

  private static void assertGoesOn(Bench bench, List<String> written, String flip)
      throws IOException {
    try (var journal = bench.open()) {
      journal.append(Priority.EVENT, "test", Bench.NOON, "after");
      Await.until(flip, () -> bodies(journal, Priority.EVENT).contains("after"));
      var others =
          bodies(journal, Priority.EVENT).stream()
              .filter(body -> !written.contains(body) && !body.contains("set_aside"))
              .toList();
      assertEquals(List.of("after"), others, flip);
      assertEquals(9, journal.last("order.seq"), flip);
      assertTrue(
          bodies(journal, Priority.EVENT).size() > 60
              || !bench.heard(JournalNotice.SetAside.class).isEmpty(),
          flip + ": records are missing and nobody was told");
    }
  }

  @Test
  void aFileCutShortIsSetAside() throws IOException {
    var bench = filled(200);
    try (var opened = new RandomAccessFile(bench.file().toFile(), "rw")) {
      opened.setLength(opened.length() / 2 / PAGE * PAGE);
    }

    try (var journal = bench.open()) {
      assertEquals(1, bench.setAside().size());
      fill(journal, Priority.EVENT, 200, 201);
    }
  }

  @Test
  void aFlippedBitInARecordIsNeverSent() throws IOException {
    var bench = filled(50);
    long leaf = leafOf(bench.file(), 31);
    var bytes = new String(Files.readAllBytes(bench.file()), StandardCharsets.ISO_8859_1);
    int at = bytes.indexOf("\"number\":31,", (int) leaf);
    overwrite(bench.file(), at + 9, new byte[] {'8'});

    try (var journal = bench.open()) {
      Await.until("the others are there again", () -> all(journal, Priority.EVENT).size() == 50);

      var bodies = bodies(journal, Priority.EVENT);
      assertFalse(bodies.contains(body(81)) || bodies.contains(body(31)));
      assertTrue(bodies.containsAll(List.of(body(30), body(32), body(49))));
      assertEquals(49, bench.heard(JournalNotice.SetAside.class).getFirst().saved());
    }
  }

  @Test
  void damageWhileInUseIsFoundAndTheStationGoesOn() throws IOException {
    var bench = new Bench(directory, 16 * Bench.MIB);
    try (var journal = bench.open()) {
      for (int from = 0; from < 9_000; from += 3_000) {
        fill(journal, Priority.TELEMETRY, from, from + 3_000);
      }
      fill(journal, Priority.EVENT, 0, 100);
      assertTrue(journal.keep("order.seq", 11));
      for (int number = 4_000; number < 4_400; number += 40) {
        overwrite(bench.file(), leafOf(bench.file(), number), noise(PAGE));
      }

      Await.until(
          "the damage is met",
          () -> {
            var _ = all(journal, Priority.TELEMETRY);
            return !bench.heard(JournalNotice.SetAside.class).isEmpty();
          });

      fill(journal, Priority.EVENT, 100, 101);
      assertEquals(11, journal.last("order.seq"));
      var ids = all(journal, Priority.EVENT).stream().map(Entry::id).toList();
      assertEquals(ids.size(), new HashSet<>(ids).size());
      var bodies = bodies(journal, Priority.EVENT);
      assertTrue(bodies.containsAll(IntStream.range(0, 101).mapToObj(Bench::body).toList()));
    }
  }

  @Test
  void onlyTheTwoNewestDamagedFilesAreKept() throws IOException {
    var bench = filled(3);
    for (int again = 0; again < 4; again++) {
      var _ = Files.writeString(bench.file(), "rubbish " + again);
      bench.open().close();
    }

    assertEquals(4, bench.heard(JournalNotice.SetAside.class).size());
    assertEquals(2, bench.setAside().size());
    assertTrue(
        bench.setAside().contains(bench.heard(JournalNotice.SetAside.class).getLast().keptAs()));
  }

  @Test
  void aTornLogOpensWithWhatWasWholeAndNothingElse() throws IOException {
    var bench = new Bench(directory.resolve("live"));
    try (var journal = bench.open()) {
      for (int i = 0; i < 40; i++) {
        fill(journal, Priority.EVENT, i, i + 1);
      }
      var log = Files.readAllBytes(bench.log());
      var random = new Random(3);
      for (int cut = 0; cut < 30; cut++) {
        var copy = new Bench(directory.resolve("cut" + cut));
        Files.createDirectories(copy.directory);
        var _ = Files.copy(bench.file(), copy.file());
        int length = random.nextInt(log.length);
        var torn = Arrays.copyOf(log, length + random.nextInt(200));
        var _ = Files.write(copy.log(), torn);
        assertIsPrefix(copy, length);
      }
    }
  }

  private static void assertIsPrefix(Bench copy, int cutAt) throws IOException {
    try (var journal = copy.open()) {
      var bodies = bodies(journal, Priority.EVENT);

      assertEquals(
          IntStream.range(0, bodies.size()).mapToObj(Bench::body).toList(),
          bodies,
          "cut at " + cutAt);
      assertEquals(List.of(), copy.setAside(), "cut at " + cutAt);
      journal.append(Priority.EVENT, "test", Bench.NOON, "after");
      Await.until("it goes on", () -> bodies(journal, Priority.EVENT).contains("after"));
    }
  }
}
