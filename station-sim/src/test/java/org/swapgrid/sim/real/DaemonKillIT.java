package org.swapgrid.sim.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.aggregator.Intent;

/**
 * The daemon is killed at random moments while it records, sends and is ordered. Three times here;
 * {@code -Dswapgrid.kills=200} for the campaign.
 */
@Order(4)
final class DaemonKillIT {
  private static final int KILLS = Integer.getInteger("swapgrid.kills", 3);
  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final List<String> COURSE =
      List.of("decided", "in_force", "delivered", "released", "returned");

  @TempDir private Path folder;

  @Test
  void noRecordIsLostOrRepeatedAndNoNumberGoesBack() throws Exception {
    var random = new Random(20_240_403);
    try (var world = Uplinked.start(folder, 0)) {
      world.awaitWhole();
      world.station().awaitNormal();
      var before = new HashMap<String, Long>();
      for (int i = 0; i < KILLS; i++) {
        disturb(world, random);
        world.station().daemon().kill();
        rises(before, counters());
        world.station().restart();
        world.awaitWhole();
      }
      world.station().say("frequency 60");
      world.station().awaitNormal();
      world.awaitDelivered();
      assertEquals(0, world.status().getAsJsonObject("uplink").get("dropped").getAsLong());
      judge(world);
      System.out.printf(
          "FIGURE %d kills: %d records with the host, counters %s%n",
          KILLS, world.received().size(), counters());
    }
  }

  /** The moment is what the test is about, so it is drawn, not awaited. */
  private static void disturb(Uplinked world, Random random) throws IOException {
    world.station().say("frequency " + (random.nextBoolean() ? "59.5" : "60"));
    var _ = world.aggregator().order(List.of(Uplinked.EDGE), Intent.cap(5), LEASE);
    LockSupport.parkNanos(random.nextInt(1_500) * 1_000_000L);
  }

  private Map<String, Long> counters() throws IOException {
    try (var files = Files.walk(folder.resolve("box/state"))) {
      var file = files.filter(f -> f.getFileName().toString().equals("counters")).findFirst();
      return file.isEmpty() ? Map.of() : read(file.get());
    }
  }

  private static Map<String, Long> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split("[ =]"))
        .filter(words -> words.length == 2 && words[1].matches("-?[0-9]+"))
        .filter(words -> !words[0].equals("crc32c"))
        .collect(Collectors.toMap(words -> words[0], words -> Long.parseLong(words[1])));
  }

  private static void rises(Map<String, Long> before, Map<String, Long> now) {
    before.forEach((name, value) ->
        assertTrue(now.getOrDefault(name, -1L) >= value, name + " went back: " + now));
    before.putAll(now);
  }

  /** What came of each event is what came first: a later stage never without the earlier ones. */
  private static void judge(Uplinked world) {
    var stages =
        world.received().stream()
            .filter(record -> record.has("stage"))
            .collect(
                Collectors.groupingBy(
                    record -> record.get("event").getAsString(),
                    Collectors.mapping(
                        record -> record.get("stage").getAsString(), Collectors.toList())));
    assertTrue(!stages.isEmpty(), "no event was recorded");
    stages.forEach((event, came) -> {
      assertEquals(came.size(), new TreeSet<>(came).size(), event + " came twice: " + came);
      assertTrue(came.contains(COURSE.getFirst()), event + " has no beginning: " + came);
      assertTrue(COURSE.containsAll(came), event + " " + came);
    });
  }
}
