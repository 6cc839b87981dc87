package org.swapgrid.sim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault of a file at once, each with its place, the line and what to do. */
final class FaultsTest {
  @TempDir Path folder = Path.of("");

  @Test
  void everyFaultOfASiteIsToldAtOnce() throws IOException {
    assertEquals(
        """
        mine.yaml:2:9: error: station.bays: expected a whole number, found "many"
          2 |   bays: many
            |         ^
          hint: write digits only
        mine.yaml:3:23: error: station.charger.rating_w: 605 is not a multiple of 10
          3 |   charger: {rating_w: 605}
            |                       ^
          hint: write for example 600
        mine.yaml:4:1: error: cabinat: unknown setting
          4 | cabinat: {hold_last: perhaps}
            | ^
          hint: did you mean "cabinet"?
        mine.yaml: refused: 3 errors
        """,
        site(
            """
            station:
              bays: many
              charger: {rating_w: 605}
            cabinat: {hold_last: perhaps}
            """));
  }

  @Test
  void everyFaultOfAScenarioIsToldAtOnce() throws IOException {
    assertEquals(
        """
        mine.yaml:1:1: error: duration_s: missing
          1 | name: x
            | ^
          hint: add to the file:  duration_s: 600
        mine.yaml:2:11: error: start_hz: expected a number of Hz, found "60 Hz"
          2 | start_hz: 60 Hz
            |           ^
          hint: write the number alone; the unit is in the name
        mine.yaml:4:19: error: events[0].do: "frequancy" is unknown; \
        known are: frequency, voltage, phase-jump, noise, fault, cabinet, rider
          4 |   - {at_s: 1, do: frequancy 59}
            |                   ^
          hint: did you mean "frequency"?
        mine.yaml:5:12: error: events[1].at_s: -1 is out of range; 0 to 3153600000 s is allowed
          5 |   - {at_s: -1, do: frequency high}
            |            ^
          hint: the setting is in s
        mine.yaml:5:20: error: events[1].do: expected a number, found "high"
          5 |   - {at_s: -1, do: frequency high}
            |                    ^
          hint: write: frequency HZ [ramp S]
        mine.yaml:6:5: error: events[2].at_s: missing
          6 |   - {do: fault bay 3 dead}
            |     ^
          hint: add to "events[2]":  at_s: 30
        mine.yaml:6:10: error: events[2].do: a bay can be stuck, slow, disobedient, broken, stopped or \
        off, not dead
          6 |   - {do: fault bay 3 dead}
            |          ^
          hint: write: fault bay N stuck|slow|disobedient|broken|stopped|off [for S]
        mine.yaml: refused: 7 errors
        """,
        scenario(
            """
            name: x
            start_hz: 60 Hz
            events:
              - {at_s: 1, do: frequancy 59}
              - {at_s: -1, do: frequency high}
              - {do: fault bay 3 dead}
            """));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          station: {bays: 2}                    | 1:17: error: station.bays: station.empty_slots 3 (default) leaves no battery in 2
          station: {empty_slots: 80}            | 1:24: error: station.empty_slots: 80 leaves no battery in station.bays 60 (default)
          station: {bays: 200}                  | 1:17: error: station.bays: 200 is out of range
          station: {pack: {most_capacity_wh: 9}}| 1:36: error: station.pack.most_capacity_wh: station.pack.least_capacity_wh 1300 (default) is above 9
          station: {riders: {profile: [1, 2]}}  | 1:29: error: station.riders.profile: 2 entries
          station: 7                            | 1:10: error: station: expected a section
          stations: {}                          | 1:1: error: stations: unknown setting
          nominal_hz: 55                        | 1:13: error: nominal_hz: expected 50 or 60
          cabinet: {hold_last: perhaps}         | 1:22: error: cabinet.hold_last: expected true or false
          seed: [1]                             | 1:7: error: seed: expected a whole number
          station: [                            | 2:1: error:
          """)
  void aFaultOfASiteHasItsPlace(String text, String fault) throws IOException {
    var told = site(text + "\n");
    assertTrue(told.startsWith("mine.yaml:" + fault), told);
    assertTrue(told.endsWith("mine.yaml: refused: 1 error\n"), told);
  }

  @Test
  void aDayWithoutRidersIsNoProfile() throws IOException {
    var told = site("station: {riders: {profile: [" + "0, ".repeat(23) + "0]}}\n");
    assertTrue(told.startsWith("mine.yaml:1:30: error: station.riders.profile: every"), told);
  }

  @Test
  void aMeterMapOfOnesOwnIsReadLikeTheDaemons() throws IOException {
    var map = "id: mine\nmodels: [Mine]\nlayout: sunspec\nwindow_ms: soon\nbases: [70000]\n";
    var file = write(map);
    var told = told(file, () -> MeterMaps.find(file.toString()));
    assertTrue(told.contains("mine.yaml:4:12: error: window_ms: expected"), told);
    assertTrue(told.contains("mine.yaml:5:9: error: bases[0]: 70000 is out of range"), told);
    assertTrue(told.endsWith("mine.yaml: refused: 5 errors\n"), told);
  }

  @Test
  void whatIsNeitherANameNorAFileIsSaid() {
    var nowhere = folder.resolve("nowhere");
    assertEquals(
        "no meter map \"janitza-umg96\", neither shipped nor a file;"
            + " did you mean \"janitza-umg96rm\"?",
        told(nowhere, () -> MeterMaps.find("janitza-umg96")));
    assertEquals(
        "no scenario \"dead-buss\", neither packaged nor a file; did you mean \"dead-bus\"?",
        told(nowhere, () -> Scenarios.find("dead-buss", 1)));
    var site = told(nowhere, () -> Sites.read(nowhere));
    assertTrue(site.startsWith("mine.yaml: error: no such file\n"), site);
  }

  private String site(String text) throws IOException {
    var file = write(text);
    return told(file, () -> Sites.read(file));
  }

  private String scenario(String text) throws IOException {
    var file = write(text);
    return told(file, () -> Scenarios.find(file.toString(), 1));
  }

  private static String told(Path file, Executable reading) {
    var fault = assertThrows(ConfigurationFault.class, reading);
    return String.valueOf(fault.getMessage()).replace(file.toString(), "mine.yaml");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), text);
  }
}
