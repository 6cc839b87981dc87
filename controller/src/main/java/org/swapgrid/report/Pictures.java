package org.swapgrid.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.swapgrid.record.Step;
import org.swapgrid.record.Story;
import org.swapgrid.report.Chart.Level;
import org.swapgrid.report.Chart.Line;
import org.swapgrid.report.Chart.Mark;

/** Frequency above, power below, on one time axis. */
record Pictures(Story story, Trace trace) {

  String whole() {
    double from = seconds(trace.at(0));
    double to = seconds(trace.at(trace.size() - 1));
    var steps = List.of(Step.CROSSED, Step.DECIDED, Step.BACK, Step.RAMP_BEGUN, Step.NORMAL);
    return draw(from, to, steps, "Frequency and power over the whole event");
  }

  String crossing() {
    var steps =
        List.of(
            Step.CROSSED, Step.DETECTED, Step.DECIDED, Step.IN_FORCE, Step.FIRST_DROP, Step.MOST);
    return draw(-2, 2, steps, "Frequency and power two seconds before and after the crossing");
  }

  private String draw(double from, double to, List<Step> steps, String says) {
    var chart = new Chart(from, to);
    var frequency = line("frequency", trace::hertz);
    var marks = marks(steps);
    chart.panel("Grid frequency, Hz", List.of(frequency), levels(), marks);
    var drawn = line("power", trace::drawn);
    var allowed = line("allowed", row -> capped(trace.allowed(row)));
    var baseline = new Level("baseline", story.response().baseline().kilowatts());
    chart.panel(
        "Station power, kW (line: measured at the cabinet; dashes: allowed)",
        List.of(drawn, allowed),
        List.of(baseline, new Level("", 0)),
        List.of());
    return chart.svg(says);
  }

  /** What is allowed in normal times would flatten all else. */
  private double capped(double allowed) {
    return allowed > story.response().baseline().kilowatts() * 1.25 ? Double.NaN : allowed;
  }

  private List<Level> levels() {
    var levels = new ArrayList<Level>();
    var limits = story.course().limits();
    levels.add(new Level("nominal", story.course().grid().nominal().hertz()));
    if (limits.level() != null) {
      levels.add(new Level("sheds below " + limits.level(), limits.level().hertz()));
    }
    if (limits.release() != null) {
      levels.add(new Level("", limits.release().hertz()));
    }
    return levels;
  }

  private List<Mark> marks(List<Step> steps) {
    var marks = new ArrayList<Mark>();
    for (var step : steps) {
      var at = story.course().at(step);
      if (at != null) {
        var name = step == Step.MOST ? "95 % measured" : step.label().replace('_', ' ');
        marks.add(new Mark(name, seconds(at.elapsed())));
      }
    }
    return marks;
  }

  private Line line(String style, IntToDoubleFunction value) {
    return new Line(style, trace.size(), row -> seconds(trace.at(row)), value);
  }

  private double seconds(Duration at) {
    return at.minus(story.course().zero().elapsed()).toNanos() / 1e9;
  }
}
