package org.swapgrid.sim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.sim.site.Disturbance;

final class FilesTest {
  @TempDir Path folder = Path.of("");

  @Test
  void whatASiteFileLeavesOutIsAsPackaged() throws Exception {
    var file = write("station: {bays: 40, riders: {ready_percent: 80}}\nseed: 9\n");
    var settings = Sites.read(file);
    assertEquals(40, settings.station().bays());
    assertEquals(0.8, settings.station().riders().ready());
    assertEquals(600, settings.station().charger().ratingW());
    assertEquals(9, settings.seed());
  }

  static Iterable<String> packaged() {
    return Scenarios.names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packaged")
  void everyPackagedScenarioCanBeRead(String name) throws ConfigurationFault {
    var scenario = Scenarios.find(name, 1);
    assertTrue(scenario.duration().toSeconds() > 0);
    assertTrue(scenario.events().size() > 1);
  }

  @Test
  void thePackagedSiteStandsAlone() throws Exception {
    var copy = Packaged.find("/org/swapgrid/sim/site.yaml").orElseThrow();
    assertEquals(Sites.packaged(), Sites.read(write(copy)));
    assertEquals(Sites.packaged(), Sites.read(write("station:\n  # bays: 40\n")));
    assertEquals(24, Sites.packaged().station().riders().profile().size());
  }

  @Test
  void aRecordingWithAnEmptyCellIsAnUnansweredPoll() throws Exception {
    var file =
        write(
            """
            time,frequency_hz,voltage_v
            2024-04-03T07:58:00+08:00,60.01,220
            2024-04-03T07:58:01+08:00,,
            2024-04-03T07:58:02+08:00,59.5,110
            """);
    var recording = Recordings.read(file, 220);
    assertEquals(59.5, recording.grid().frequency().at(2_000_000_000L), 1e-9);
    assertEquals(0.5, recording.grid().voltage().at(2_000_000_000L), 1e-9);
    assertEquals(2, recording.events().size());
    assertTrue(recording.events().getFirst().what() instanceof Disturbance.Meter);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"60.0,1\n", "time,frequency_hz\n0,sixty\n", "time,frequency_hz\nnoon,60\n"})
  void aFaultyRecordingIsRefused(String text) throws IOException {
    var file = write(text);
    assertThrows(ConfigurationFault.class, () -> Recordings.read(file, 220));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("file.txt"), text);
  }
}
