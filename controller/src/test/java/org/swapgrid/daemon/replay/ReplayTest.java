package org.swapgrid.daemon.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swapgrid.daemon.Fixtures;
import org.swapgrid.model.Power;

final class ReplayTest {
  private final List<Replay.Change> changes = new ArrayList<>();

  private Replay.Summary play(String csv) throws IOException, CsvFault {
    changes.clear();
    var setting = new Replay.Setting(Duration.ofMillis(50), 30, new Power(500));
    return new Replay(Fixtures.policy(), setting, changes::add)
        .play(new BufferedReader(new StringReader(csv)));
  }

  private List<String> modes() {
    return changes.stream().map(Replay.Change::mode).toList();
  }

  private static String seconds(String frequency, int from, int to) {
    var rows = new StringBuilder();
    for (int second = from; second < to; second++) {
      rows.append(second).append(',').append(frequency).append('\n');
    }
    return rows.toString();
  }

  @Test
  void anEventIsToldFromTheActivationToTheReturn() throws IOException, CsvFault {
    var summary =
        play(
            "time,frequency_hz\n"
                + seconds("60.0", 0, 10)
                + seconds("59.5", 10, 13)
                + seconds("60.01", 13, 30));

    assertEquals(
        List.of(
            "normal",
            "shedding",
            "waiting/release_wait",
            "waiting/random_delay",
            "restoring",
            "normal"),
        modes());
    assertEquals(1, summary.activations());
    assertEquals(30, summary.rows());
    assertEquals(Power.ZERO, changes.get(1).made().plan().total());
    assertTrue(changes.get(1).at().compareTo(Duration.ofMillis(10_500)) < 0);
  }

  @Test
  void theSameRecordingIsDecidedTheSameTwice() throws IOException, CsvFault {
    var csv = "time,frequency_hz\n" + seconds("60.0", 0, 5) + seconds("59.5", 5, 9);
    var _ = play(csv);
    var first = List.copyOf(changes);
    var _ = play(csv);

    assertEquals(first, changes);
  }

  @Test
  void anEmptyCellIsAnUnansweredPollAndNoActivation() throws IOException, CsvFault {
    var summary = play("time,frequency_hz\n" + seconds("60.0", 0, 5) + seconds("", 5, 10));

    assertEquals(List.of("normal", "blind"), modes());
    assertEquals(0, summary.activations());
  }

  @Test
  void aSlidingFrequencyOnADeadBusIsNoActivation() throws IOException, CsvFault {
    var rows = new StringBuilder("time,frequency_hz,voltage_pu\n");
    for (int second = 0; second < 20; second++) {
      rows.append(second).append(second < 5 ? ",60.0,1.0\n" : ",47.4,0.001\n");
    }
    var summary = play(rows.toString());

    assertEquals(0, summary.activations());
    assertTrue(modes().contains("dark"), modes().toString());
  }

  @Test
  void aGapInTheRecordingIsSilence() throws IOException, CsvFault {
    var _ = play("time,frequency_hz\n0,60\n1,60\n2,60\n60,60\n61,60\n");

    assertTrue(modes().contains("blind"), modes().toString());
  }

  @Test
  void timesMayBeWrittenInTheUsualWays() throws IOException, CsvFault {
    for (var start :
        List.of("2024-04-03T07:58:0%d+08:00", "2024-04-03 07:58:0%d", "1712102400.%d")) {
      var rows = new StringBuilder("\uFEFF\"time\" , voltage_v, FREQUENCY_HZ\r\n");
      for (int i = 0; i < 5; i++) {
        rows.append(start.formatted(i)).append(",220,60\r\n");
      }
      assertEquals(5, play(rows.toString()).rows(), start);
      assertEquals(List.of("normal"), modes(), start);
    }
  }

  @ParameterizedTest(name = "{2}:{3} {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                     | 1 | 1 | the file is empty",
        "when,frequency_hz~                     | 1 | 1 | no column \"time\"",
        "time;frequency_hz~                     | 1 | 1 | separate the columns by commas",
        "time,frequency_hz,voltage_v,voltage_pu~| 1 | 1 | keep one",
        "time,frequency_hz~0,60~1,6O.0~         | 3 | 3 | expected a number with a decimal point",
        "time,frequency_hz~0,60~1,-1~           | 3 | 3 | not in Hz",
        "time,frequency_hz~0,60~1,1e400~        | 3 | 3 | expected a number",
        "time,frequency_hz~0,60~yesterday,60~   | 3 | 1 | expected seconds or ISO 8601",
        "time,frequency_hz~5,60~~5,60~          | 4 | 1 | not later than the row before",
        "time,frequency_hz~0,60~2024-04-03T00:00:00Z,60~ | 3 | 1 | are mixed",
        "time,frequency_hz~0~                   | 2 | 2 | the row ends before column frequency_hz",
        "time,frequency_hz,voltage_v~0,60,-3~   | 2 | 6 | is negative",
      })
  void aFaultNamesItsPlaceAndItsKind(String csv, long line, int column, String words) {
    var fault = assertThrows(CsvFault.class, () -> play(csv.replace('~', '\n')));

    assertTrue(String.valueOf(fault.getMessage()).contains(words), fault.getMessage());
    assertEquals(line, fault.line());
    assertEquals(column, fault.column());
  }
}
