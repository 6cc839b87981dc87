package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.Power;

final class HistoryTest {
  private static Power watts(long watts) {
    return new Power(watts);
  }

  @Test
  void whatIsSeenWithinASecondCountsAsItsMean() {
    var second = History.EMPTY.with(watts(1000), 5).with(watts(2000), 5);
    assertEquals(watts(1500), second.baseline(), "nothing else to go by yet");
    assertEquals(List.of(), second.seconds());
    assertEquals(List.of(watts(1500)), second.with(watts(0), 6).seconds());
  }

  @Test
  void theLastFiveSecondsAreLeftOutOfTheMean() {
    var history = History.EMPTY;
    for (int second = 0; second <= 10; second++) {
      history = history.with(watts(second < 5 ? 1000 : 0), second);
    }
    assertEquals(watts(1000), history.baseline());
    assertEquals(watts(833), history.with(watts(0), 11).baseline());
  }

  @Test
  void aGapOfMoreThanAMinuteBeginsItAnew() {
    var history = History.EMPTY.with(watts(1000), 5);
    assertEquals(List.of(watts(1000)), history.with(watts(0), 65).seconds());
    assertEquals(List.of(), history.with(watts(0), 66).seconds());
  }
}
