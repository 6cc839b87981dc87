package org.swapgrid.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What becomes durable together.
 *
 * @param entries in the order they arrived
 * @param gone ids the aggregator has
 * @param counters new values
 * @param kept told whether the counters are durable
 * @param dropped records given up before they reached the disk
 */
record Batch(
    List<Waiting> entries,
    Set<Long> gone,
    Map<String, Long> counters,
    List<CompletableFuture<Boolean>> kept,
    long dropped) {

  boolean isEmpty() {
    return entries.isEmpty() && gone.isEmpty() && counters.isEmpty() && dropped == 0;
  }

  /** The same without these records of telemetry, which count as dropped. */
  Batch keeping(List<Waiting> chosen) {
    return new Batch(chosen, gone, counters, kept, dropped + entries.size() - chosen.size());
  }

  Batch withoutTelemetry() {
    return keeping(entries.stream().filter(entry -> !entry.isTelemetry()).toList());
  }

  boolean hasTelemetry() {
    return entries.stream().anyMatch(Waiting::isTelemetry);
  }

  long bytes() {
    return entries.stream().mapToLong(entry -> bytes(entry.body())).sum();
  }

  /** What a record needs in the file at most: it may leave half of its page unused. */
  static long bytes(String body) {
    return 2L * (128 + body.getBytes(UTF_8).length);
  }
}
