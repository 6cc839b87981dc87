package org.swapgrid.sim.prequalify.report;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.swapgrid.sim.prequalify.Point;
import org.swapgrid.sim.prequalify.Step;
import org.swapgrid.sim.prequalify.Trace;

/** Frequency above, power and limits below, on one time axis: a drawing to stand in a page. */
final class Figure {
  private static final double WIDTH = 720;
  private static final double LEFT = 58;
  private static final double RIGHT = WIDTH - 12;
  private static final double TOP = 18;
  private static final double PANE = 120;
  private static final double GAP = 22;
  private static final double HEIGHT = TOP + 2 * PANE + GAP + 24;
  private static final double LEAST_SPAN_HERTZ = 0.05;

  /** Points on one column of paper are drawn as their ends, lowest and highest. */
  private static final int COLUMNS = 650;

  private final Trace trace;
  private final long zero;
  private final List<Step.Mark> marks;
  private final double trip;
  private final Scale time;
  private final StringBuilder svg = new StringBuilder();

  /**
   * A drawing.
   *
   * @param zero what the time axis counts from, in nanoseconds
   * @param trip level drawn beside the frequency, in hertz
   */
  Figure(Trace trace, long zero, List<Step.Mark> marks, double trip) {
    this.trace = trace;
    this.zero = zero;
    this.marks = marks;
    this.trip = trip;
    var points = trace.points();
    this.time =
        new Scale(
            seconds(points.getFirst().nanos()), seconds(points.getLast().nanos()), LEFT, RIGHT);
  }

  private double seconds(long nanos) {
    return (nanos - zero) / 1e9;
  }

  String svg(String label) {
    add("<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">", WIDTH, HEIGHT, label);
    markLines();
    frequency();
    power();
    timeAxis();
    return svg.append("</svg>\n").toString();
  }

  private void frequency() {
    var points = trace.points();
    var low = Math.min(trip, least(points, Point::hertz));
    var high = Math.max(trip, -least(points, p -> -p.hertz()));
    var spare = Math.max(LEAST_SPAN_HERTZ, high - low) * 0.08;
    var scale = new Scale(low - spare, high + spare, TOP + PANE, TOP);
    axis(scale, "Frequency, Hz", TOP);
    add(
        "<line class=\"trip\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
        LEFT, RIGHT, scale.place(trip), scale.place(trip));
    line("f", scale, Point::hertz);
  }

  private void power() {
    var points = trace.points();
    var most = Math.max(-least(points, p -> -p.watts()), 1000) / 1000;
    var scale = new Scale(0, most * 1.15, TOP + 2 * PANE + GAP, TOP + PANE + GAP);
    axis(scale, "Power (line) and limits (dashed), kW", TOP + PANE + GAP);
    line("l", scale, p -> Math.min(p.limitW() / 1000.0, scale.high()));
    line("p", scale, p -> p.watts() / 1000);
  }

  private static double least(List<Point> points, ToDoubleFunction<Point> value) {
    return points.stream().mapToDouble(value).min().orElse(0);
  }

  private void axis(Scale scale, String title, double top) {
    add("<text x=\"%.1f\" y=\"%.1f\" class=\"t\">%s</text>", LEFT, top - 6, title);
    var ticks = scale.ticks(4);
    for (var tick : ticks) {
      var y = scale.place(tick);
      add("<line class=\"g\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, RIGHT, y, y);
      add(
          "<text x=\"%.1f\" y=\"%.1f\" class=\"e\">%s</text>",
          LEFT - 5, y + 4, Scale.label(tick, ticks));
    }
  }

  private void timeAxis() {
    var ticks = time.ticks(8);
    var y = TOP + 2 * PANE + GAP + 16;
    for (var tick : ticks) {
      var x = time.place(tick);
      add("<text x=\"%.1f\" y=\"%.1f\" class=\"m\">%s</text>", x, y, Scale.label(tick, ticks));
    }
    add("<text x=\"%.1f\" y=\"%.1f\" class=\"m\">s</text>", RIGHT + 8, y);
  }

  private void markLines() {
    for (var mark : marks) {
      var at = seconds(mark.nanos());
      if (at >= time.low() && at <= time.high()) {
        var x = time.place(at);
        add(
            "<line class=\"k\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\""
                + " y2=\"%.1f\"><title>%s</title></line>",
            x, x, TOP, TOP + 2 * PANE + GAP, Html.text(mark.label()));
      }
    }
  }

  /** Values stand until the next one, so power is drawn in steps. */
  private void line(String kind, Scale scale, ToDoubleFunction<Point> value) {
    var path = new StringBuilder();
    double last = Double.NaN;
    for (var point : thinned(value)) {
      var x = time.place(seconds(point.nanos()));
      var y = scale.place(value.applyAsDouble(point));
      if (path.isEmpty()) {
        path.append(String.format(Locale.ROOT, "M%.1f %.1f", x, y));
      } else if (Math.abs(y - last) >= 0.05) {
        path.append(String.format(Locale.ROOT, "H%.1fV%.1f", x, y));
      }
      last = Math.abs(y - last) >= 0.05 || Double.isNaN(last) ? y : last;
    }
    path.append(String.format(Locale.ROOT, "H%.1f", RIGHT));
    add("<path class=\"%s\" d=\"%s\"/>", kind, path);
  }

  private List<Point> thinned(ToDoubleFunction<Point> value) {
    var kept = new ArrayList<Point>();
    var column = new ArrayList<Point>();
    long now = -1;
    for (var point : trace.points()) {
      var at = (long) ((time.place(seconds(point.nanos())) - LEFT) / (RIGHT - LEFT) * COLUMNS);
      if (at != now) {
        keep(column, kept, value);
        column.clear();
        now = at;
      }
      column.add(point);
    }
    keep(column, kept, value);
    return kept;
  }

  private static void keep(List<Point> column, List<Point> kept, ToDoubleFunction<Point> value) {
    if (column.size() <= 4) {
      kept.addAll(column);
      return;
    }
    int low = 0;
    int high = 0;
    for (int i = 1; i < column.size(); i++) {
      low = value.applyAsDouble(column.get(i)) < value.applyAsDouble(column.get(low)) ? i : low;
      high = value.applyAsDouble(column.get(i)) > value.applyAsDouble(column.get(high)) ? i : high;
    }
    kept.add(column.getFirst());
    kept.add(column.get(Math.min(low, high)));
    kept.add(column.get(Math.max(low, high)));
    kept.add(column.getLast());
  }

  @FormatMethod
  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
