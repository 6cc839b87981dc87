package org.swapgrid.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.archive.Shelf;
import org.swapgrid.archive.StationKey;
import org.swapgrid.archive.Verification;
import org.swapgrid.record.EventBench;

final class EventRecorderTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path state;

  private final List<String> told = new CopyOnWriteArrayList<>();

  private EventRecorder recorder(Path directory) {
    var facts = new EventRecorder.Facts(directory, EventBench.SHORT, Fixtures::origin);
    var recorder = new EventRecorder(facts, Fixtures.policy());
    recorder.outbox(this::told);
    return recorder;
  }

  /** Keeps what it was told, and whether it stood on the disk by then. */
  private void told(Instant decided, String body) {
    told.add(Files.exists(new Shelf(state).record(1)) + " " + body);
  }

  private static EventBench bench(EventRecorder recorder) {
    return new EventBench().also(recorder::append).run(60, Duration.ofSeconds(10));
  }

  @Test
  void anEventIsOnTheDiskSignedBeforeItIsReported() throws IOException {
    var recorder = recorder(state);
    recorder.start();
    bench(recorder).run(59.7, Duration.ofSeconds(5)).run(60, Duration.ofSeconds(45));
    assertTrue(Fixtures.await(() -> !told.isEmpty()), "nothing was told");
    recorder.close();
    assertTrue(told.getFirst().startsWith("true {"), told.getFirst());
    var body = told.getFirst().substring("true ".length());
    var summary = JsonParser.parseString(body).getAsJsonObject();
    assertEquals("TEST-1", summary.get("station").getAsString());
    assertTrue(body.length() < 60_000, "length " + body.length());
    var key = StationKey.publicKey(state.resolve(StationKey.PUBLIC));
    assertEquals(List.of(), Verification.of(new Shelf(state), key).faults());
  }

  @Test
  void anEventThatLastsWhenTheProgramStopsIsARecordThatSaysSo() throws IOException {
    var recorder = recorder(state);
    recorder.start();
    bench(recorder).run(59.7, Duration.ofSeconds(5));
    recorder.close();
    assertTrue(new Shelf(state).document(1).contains("the program was stopped"));
    assertEquals(1, told.size());
  }

  @Test
  void aStateDirectoryThatCannotBeUsedCostsTheRecordAlone() throws IOException {
    var file = Files.createFile(state.resolve("file"));
    var recorder = recorder(file);
    recorder.start();
    bench(recorder).run(59.7, Duration.ofSeconds(5)).run(60, Duration.ofSeconds(45));
    recorder.close();
    assertEquals(0, recorder.dropped());
    assertEquals(List.of(), told);
  }

  @Test
  void aFullQueueDropsAndCountsAndNeverWaits() {
    var recorder = recorder(state);
    bench(recorder).run(60, Duration.ofSeconds(100));
    assertEquals(1_100 - EventRecorder.ROOM, recorder.dropped());
  }
}
