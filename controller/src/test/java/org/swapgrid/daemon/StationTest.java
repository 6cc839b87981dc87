package org.swapgrid.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.daemon.systemd.RecordedNotice;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.Resume;
import org.swapgrid.journal.ResumeWriter;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.model.Power;
import org.swapgrid.record.Windows;
import org.swapgrid.service.GridService;

final class StationTest {
  private static final Resume NORMAL =
      new Resume(Resume.Stage.NORMAL, List.of(), Power.ZERO, Power.ZERO, 0, false);

  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Resume> disk = new AtomicReference<>();
  private final AtomicReference<@Nullable FakeDevices> made = new AtomicReference<>();
  private final StationClock clock = new StationClock();
  private final Alone alone = new Alone();
  private @Nullable Station station;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path state;

  private Station start(boolean dryRun, Resume resume) {
    var configuration = new Identity.Configuration(Path.of("/station.yaml"), "00ff", false);
    var identity = new Identity("TEST-1", "1.2.3", dryRun, configuration);
    var writer = new ResumeWriter(disk::set, new Silent(), resume);
    var facts = new EventRecorder.Facts(state, Windows.USUAL, Fixtures::origin);
    var events = new EventRecorder(facts, Fixtures.policy());
    var notice = RecordedNotice.into(notices);
    var parts =
        new Station.Parts(identity, clock, this::devices, notice, writer, events, (_, _) -> alone);
    var started = new Station(parts, Fixtures.policy(), resume);
    station = started;
    started.start();
    return started;
  }

  private static final class Silent implements ResumeWriter.Listener {
    @Override
    public void stateNotWritten(IOException why) {}

    @Override
    public void stateWrittenAgain() {}
  }

  private Devices devices(Supplier<Duration> now, Runnable wake, DeviceListener listener) {
    var devices = new FakeDevices(now, wake, listener);
    made.set(devices);
    return devices;
  }

  private FakeDevices devices() {
    var devices = made.get();
    assertNotNull(devices);
    return devices;
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (station != null) {
      station.stop();
    }
  }

  private static boolean isShedding(Station station) {
    var shown = station.newest();
    return shown != null && shown.cycle().made().next().mode() instanceof Mode.Shedding;
  }

  /** Reads this frequency again and again until it holds. */
  private boolean readUntil(double hertz, BooleanSupplier holds) {
    return Fixtures.await(() -> {
      devices().read(hertz);
      return holds.getAsBoolean();
    });
  }

  private void shed(Station running) {
    assertTrue(readUntil(60.0, () -> running.missing().isEmpty()));
    assertTrue(readUntil(59.5, () -> isShedding(running)));
  }

  @Test
  void aLowFrequencyStopsTheStationAndIsKeptOnTheDisk() {
    var running = start(false, NORMAL);
    shed(running);

    assertEquals(Power.ZERO, devices().steered().total());
    assertTrue(
        Fixtures.await(() -> {
          var kept = disk.get();
          return kept != null && kept.stage() == Resume.Stage.SHED;
        }));
    assertTrue(running.metrics().text().contains("swapgrid_mode{mode=\"shedding\"} 1.0"));
  }

  @Test
  void silenceWakesTheControlThreadToo() {
    var running = start(false, NORMAL);
    assertTrue(Fixtures.await(() -> running.newest() != null));
    var first = running.newest();
    assertNotNull(first);
    assertTrue(
        Fixtures.await(() -> {
          var now = running.newest();
          return now != null
              && now.cycle().seen().tick().number() > first.cycle().seen().tick().number() + 2;
        }));
    assertTrue(running.ticks());
    assertEquals(List.of("meter main does not answer"), running.missing());
  }

  @Test
  void stoppingHandsOverLimitsOfWhichNoneIsRaised() throws InterruptedException {
    var running = start(false, NORMAL);
    shed(running);
    running.stop();

    var safe = devices().lastWords();
    assertNotNull(safe);
    assertEquals(4, safe.limits().size());
    assertEquals(Power.ZERO, safe.total());
    assertTrue(devices().isClosed());
  }

  @Test
  void aDryRunSensesAndDecidesButNeverWrites() throws InterruptedException {
    var running = start(true, NORMAL);
    shed(running);
    running.stop();

    assertEquals(0, devices().steered().limits().size());
    assertNull(devices().lastWords());
  }

  @Test
  void readyIsToldWithTheFirstCycleThatHasMeterAndCabinet() {
    var running = start(false, NORMAL);
    assertTrue(Fixtures.await(running::ticks));
    assertTrue(notices.stream().noneMatch(each -> each.startsWith("READY=1")));

    assertTrue(readUntil(60.0, () -> notices.stream().anyMatch(n -> n.startsWith("READY=1"))));
  }

  @Test
  void aThrowOutOfACycleStarvesTheWatchdogAndEndsTheRun() throws Exception {
    var running = start(false, NORMAL);
    assertTrue(readUntil(60.0, () -> notices.contains("WATCHDOG=1")));

    devices().breakDown();

    var bug = running.death().get(10, TimeUnit.SECONDS);
    assertEquals("a negative share", bug.getMessage());
    station = null; // nothing is left to stop
    var fed = notices.size();
    devices().read(60.0);
    assertFalse(Fixtures.holdsWithin(Duration.ofMillis(100), () -> notices.size() > fed));
  }

  @Test
  void aHoldIsDurableWhenItIsAnsweredAndSurvivesTheNextStart() throws InterruptedException {
    var running = start(false, NORMAL);
    assertTrue(readUntil(60.0, () -> running.missing().isEmpty()));
    var desk =
        new ControlDesk(
            JsonObject::new, running::newest, running.hold(), running.selfTest(), "1.2.3");

    var answer = JsonParser.parseString(desk.apply("{\"command\":\"hold\"}")).getAsJsonObject();

    assertTrue(answer.getAsJsonObject("answer").get("durable").getAsBoolean());
    var kept = disk.get();
    assertNotNull(kept);
    assertTrue(kept.hold());
    running.stop();
    assertTrue(start(false, kept).hold().held());
  }

  @Test
  void aServiceThatIsReloadedAwayDuringItsEventEndsNothing() {
    var running = start(false, NORMAL);
    shed(running);

    running.usePolicy(Fixtures.policy(new GridService[0]));

    assertTrue(readUntil(59.5, () -> !isShedding(running)));
    assertFalse(running.death().isDone());
    assertEquals(Power.ZERO, devices().steered().total(), "nothing jumps up");
  }

  @Test
  void theStatusSaysWhatTheStationDoes() {
    var running = start(false, NORMAL);
    shed(running);
    var configuration = new Identity.Configuration(Path.of("/station.yaml"), "00ff", false);
    var identity = new Identity("TEST-1", "1.2.3", false, configuration);
    var status = new StatusAnswer(running, clock, () -> identity, () -> null);
    assertTrue(readUntil(59.5, () -> inForce(status.get())));

    var json = status.get();

    assertEquals("shedding", json.get("mode").getAsString());
    assertEquals(59.5, json.get("frequency_hz").getAsDouble());
    assertEquals(0, json.getAsJsonObject("power").get("planned_w").getAsLong());
    var event = json.getAsJsonObject("last_event");
    assertEquals("tw-sreg", event.get("service").getAsString());
    assertTrue(event.get("crossing_to_limits_ms").getAsDouble() >= 0);
    assertTrue(new StatusText(json).lines().stream().anyMatch(line -> line.contains("59.500 Hz")));
  }

  private static boolean inForce(JsonObject status) {
    return status.get("last_event").isJsonObject()
        && !status.getAsJsonObject("last_event").get("crossing_to_limits_ms").isJsonNull();
  }
}
