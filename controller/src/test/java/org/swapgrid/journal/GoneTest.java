package org.swapgrid.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.journal.Bench.bodies;
import static org.swapgrid.journal.Bench.fill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.loop.Outbox.Priority;

/** The journal's file is not there any more, or holds nothing. */
final class GoneTest {
  @TempDir private Path directory;

  @ParameterizedTest(name = "deleted: {0}")
  @ValueSource(booleans = {true, false})
  void aFileThatIsGoneOrEmptyIsBegunAnewAndTheAggregatorLearnsOfIt(boolean isDeleted)
      throws IOException {
    var bench = new Bench(directory);
    try (var journal = bench.open()) {
      fill(journal, Priority.EVENT, 0, 20);
      assertTrue(journal.keep("order.seq", 9));
    }
    assertEquals(List.of(), bench.heard(JournalNotice.Gone.class));
    Files.delete(bench.file());
    if (!isDeleted) {
      var _ = Files.createFile(bench.file());
    }

    try (var journal = bench.open()) {
      fill(journal, Priority.EVENT, 20, 21);
      assertEquals(9, journal.last("order.seq"));
      assertEquals(Condition.SOUND, journal.condition());
      assertEquals(
          "{\"journal\":\"gone\",\"saved\":0}", bodies(journal, Priority.EVENT).getFirst());
    }
    try (var journal = bench.open()) {
      assertEquals(2, bodies(journal, Priority.EVENT).size());
      assertEquals(1, bench.heard(JournalNotice.Gone.class).size());
    }
  }
}
