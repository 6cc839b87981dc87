package org.swapgrid.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ChartTest {
  @Test
  void anAxisHasRoundSteps() {
    assertEquals(List.of(0.0, 1.0, 2.0, 3.0, 4.0), Scale.between(0, 4).ticks());
    assertEquals("0.0", new Scale(-1, 1, 0.5).label(-0.001));
    assertEquals("-1", new Scale(-1, 1, 1).label(-1));
    var flat = Scale.of(List.of(), List.of(new Chart.Level("", 5)), 0, 1);
    assertTrue(flat.highest() > flat.lowest());
    assertEquals(1, Scale.of(List.of(), List.of(), 0, 1).highest());
    assertEquals(5, Scale.between(0, 27).step());
    assertEquals(10, Scale.between(0, 36).step());
  }

  @Test
  void aLineBreaksWhereNothingIsKnown() {
    var values = new double[] {9, 1, 3, Double.NaN, 7};
    var chart = new Chart(0, 3);
    var line = new Chart.Line("power", 5, row -> row - 1, row -> values[row]);
    chart.panel("p", List.of(line), List.of(), List.of(new Chart.Mark("late", 9)));
    assertTrue(chart.svg("x").contains("d=\"M62.0 170.0L275.3"), chart.svg("x"));
    assertFalse(chart.svg("x").contains("late"));
  }
}
