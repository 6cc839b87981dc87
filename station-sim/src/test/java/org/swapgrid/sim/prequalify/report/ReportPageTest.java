package org.swapgrid.sim.prequalify.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.sim.config.Products;
import org.swapgrid.sim.prequalify.Criterion;
import org.swapgrid.sim.prequalify.Outcome;
import org.swapgrid.sim.prequalify.OutcomeFiles;
import org.swapgrid.sim.prequalify.Point;
import org.swapgrid.sim.prequalify.Step;
import org.swapgrid.sim.prequalify.Trace;
import org.swapgrid.sim.prequalify.Verdict;

/** The report of an outcome. */
final class ReportPageTest {
  private static final String MISSED = "6 <s> & more";

  private static Outcome outcome() {
    var points = new ArrayList<Point>();
    for (int i = 0; i < 500; i++) {
      var low = i >= 250;
      points.add(new Point(i * 20_000_000L, low ? 59.87 : 60, 1, low ? 5_000 : 10_000, 15_000));
    }
    var mark = new Step.Mark(5_000_000_000L, "crossing");
    var criteria =
        List.of(
            new Criterion("full response", "within 1 s", MISSED, Verdict.NOT_MET),
            new Criterion("record", "once", "no broker", Verdict.NOT_EXAMINED));
    var step =
        new Step("T2", "Step", "Step to 59.87 Hz.", criteria, new Trace(points), List.of(mark));
    return new Outcome(
        Products.find("tw-sreg"),
        List.of(new Outcome.Fact("Meter", "some")),
        List.of("T3 hold: 1800 s cut to 5 s"),
        List.of(step),
        List.of("T1"),
        List.of("a = 1"));
  }

  private static String page() {
    return ReportPage.of(outcome(), OutcomeFiles.of(outcome()));
  }

  @Test
  void theSameOutcomeGivesTheSameBytes() {
    assertEquals(page(), page());
    assertEquals(OutcomeFiles.of(outcome()), OutcomeFiles.of(outcome()));
  }

  @Test
  void thePageNeedsNothingElseAndEscapesWhatItShows() {
    assertFalse(page().matches("(?s).*(src=|href=\"http|<script|@import|url\\().*"));
    assertTrue(page().contains("6 &lt;s&gt; &amp; more"));
    assertFalse(page().contains(MISSED));
  }

  @Test
  void whatWasCutLeftOutOrNotExaminedIsSaidAtTheTop() {
    var top = page().substring(0, page().indexOf("<h2>"));
    assertTrue(top.contains("Not every criterion is met."));
    assertTrue(top.contains("T3 hold: 1800 s cut to 5 s"));
    assertTrue(top.contains("Not run: T1."));
    assertTrue(top.contains("Not examined: 1 criterion;"));
  }

  @Test
  void everyStepShowsItsPairOfFigures() {
    var page = page();
    assertTrue(page.contains("T2: frequency and power, whole step"));
    assertTrue(page.contains("T2: frequency and power, 2 s round the crossing"));
    assertFalse(page.contains("NaN"));
  }
}
