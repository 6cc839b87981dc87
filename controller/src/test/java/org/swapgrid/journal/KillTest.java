package org.swapgrid.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.loop.Outbox.Priority;

/** 5 kills; more with {@code -Dswapgrid.kills=200}. */
final class KillTest {
  private static final int KILLS = Integer.getInteger("swapgrid.kills", 5);

  @TempDir private Path directory;

  private final Map<Long, String> durable = new HashMap<>();
  private final Set<Long> gone = new HashSet<>();
  private final Set<Long> goneInThisRun = new HashSet<>();
  private final Map<String, Long> idOf = new HashMap<>();
  private final Map<String, Long> counters = new HashMap<>();
  private int told;

  @Test
  void aKillAtAnyMomentLosesNothingThatWasShownAndRepeatsNoId() throws Exception {
    var random = new Random(20261122);
    for (int kill = 0; kill < KILLS; kill++) {
      var output = directory.resolve("output" + kill);
      killed(kill, output, 1 + random.nextInt(250));
      Files.readAllLines(output).stream().filter(line -> line.endsWith(".")).forEach(this::take);
      assertWhole("kill " + kill);
    }
    assertTrue(told > KILLS * 3 && durable.size() > KILLS, told + " told");
    assertTrue(counters.getOrDefault("bdSeq", -1L) >= KILLS - 1, counters.toString());
    System.getLogger("kill")
        .log(
            Level.INFO,
            "{0} kills: {1} records received, {2} transmissions, {3} acknowledged; counters {4}",
            KILLS,
            durable.size(),
            told,
            gone.size(),
            counters);
  }

  private void killed(int kill, Path output, int afterMillis) throws Exception {
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                directory.resolve("journal").toString(),
                String.valueOf(kill * 1_000_000))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(output.toFile()))
            .start();
    try {
      Await.until("it began", () -> !child.isAlive() || hasBegun(output));
      long deadline = System.nanoTime() + afterMillis * 1_000_000L;
      while (child.isAlive() && System.nanoTime() < deadline) {
        LockSupport.parkNanos(200_000);
      }
      assertTrue(child.isAlive(), () -> text(output));
    } finally {
      var _ = child.destroyForcibly().waitFor();
    }
  }

  private static boolean hasBegun(Path output) {
    return text(output).contains("C ");
  }

  private static String text(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException absent) {
      return "";
    }
  }

  private void take(String line) {
    var words = line.substring(0, line.length() - 1).split(" ", -1);
    long first = Long.parseLong(words[1]);
    switch (words[0]) {
      case "D" -> {
        told++;
        assertFalse(goneInThisRun.contains(first), "shown again though acknowledged: " + first);
        var other = durable.putIfAbsent(first, words[2]);
        assertTrue(other == null || other.equals(words[2]), "two records have the id " + first);
        var twin = idOf.putIfAbsent(words[2], first);
        assertTrue(twin == null || twin == first, "a record came twice: " + first + ", " + twin);
      }
      case "G" -> {
        var _ = gone.add(first);
        var _ = goneInThisRun.add(first);
      }
      case "C" -> {
        var last = counters.put(words[2], first);
        assertTrue(last == null || first >= last, words[2] + ": " + first + " after " + last);
      }
      default -> throw new AssertionError(line);
    }
  }

  private void assertWhole(String when) throws IOException {
    var bench = new Bench(directory.resolve("journal"));
    try (var journal = bench.open()) {
      var there = Bench.all(journal, Priority.EVENT);
      var ids = there.stream().map(Entry::id).toList();
      var missing = new HashSet<>(durable.keySet());
      missing.removeAll(gone);
      ids.forEach(missing::remove);

      assertEquals(Set.of(), missing, when);
      assertEquals(ids.stream().sorted().distinct().toList(), ids, when);
      for (var name : Set.copyOf(counters.keySet())) {
        assertTrue(journal.last(name) >= counters.getOrDefault(name, -1L), name + " at " + when);
        var _ = counters.put(name, journal.last(name));
      }
      assertEquals(List.of(), bench.notices, when);
      goneInThisRun.clear();
    }
  }
}
