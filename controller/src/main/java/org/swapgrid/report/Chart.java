package org.swapgrid.report;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Panels above each other on one time axis, as SVG. */
final class Chart {
  private static final int LEFT = 62;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 150;
  private static final int GAP = 34;

  private final double from;
  private final double to;
  private final StringBuilder svg = new StringBuilder();
  private int panels;

  /**
   * A line.
   *
   * @param style its CSS class
   * @param rows how many
   * @param at seconds of a row, ascending
   * @param value not a number where there is none
   */
  record Line(String style, int rows, IntToDoubleFunction at, IntToDoubleFunction value) {}

  /** A level drawn across. */
  record Level(String name, double value) {}

  /** A moment drawn down. */
  record Mark(String name, double at) {}

  Chart(double from, double to) {
    this.from = from;
    this.to = to;
  }

  /** Adds a panel below the last. */
  void panel(String title, List<Line> lines, List<Level> levels, List<Mark> marks) {
    var scale = Scale.of(lines, levels, from, to);
    int top = 20 + panels * (HEIGHT + GAP);
    panels++;
    text(LEFT, top - 6, "title", title);
    add(
        "<rect class=\"frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
        LEFT, top, WIDTH, HEIGHT);
    for (double value : scale.ticks()) {
      double y = y(top, scale, value);
      add("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y, LEFT + WIDTH);
      text(LEFT - 6, y + 4, "tick end", scale.label(value));
    }
    times(top);
    for (var level : levels) {
      double y = y(top, scale, level.value);
      add("<path class=\"level\" d=\"M%d %.1fH%d\"/>", LEFT, y, LEFT + WIDTH);
      text(LEFT + 4, y - 3, "note", level.name);
    }
    marks(top, marks);
    lines.forEach(line -> draw(line, top, scale));
  }

  private void times(int top) {
    var scale = Scale.between(from, to);
    for (double at : scale.ticks()) {
      add("<path class=\"grid\" d=\"M%.1f %dV%d\"/>", x(at), top, top + HEIGHT);
      text(x(at), top + HEIGHT + 14, "tick middle", scale.label(at) + " s");
    }
  }

  private void marks(int top, List<Mark> marks) {
    int row = 0;
    for (var mark : marks) {
      if (mark.at >= from && mark.at <= to) {
        add("<path class=\"mark\" d=\"M%.1f %dV%d\"/>", x(mark.at), top, top + HEIGHT);
        boolean right = mark.at - from > (to - from) * 0.75;
        double x = x(mark.at) + (right ? -3 : 3);
        text(x, top + 12 + 12 * row, right ? "note end" : "note", mark.name);
        row = (row + 1) % 5;
      }
    }
  }

  private void draw(Line line, int top, Scale scale) {
    var path = new StringBuilder();
    boolean pen = false;
    for (var column : Column.of(line, from, to, WIDTH)) {
      if (column == null) {
        pen = false;
        continue;
      }
      for (var value : column.values()) {
        path.append(
            String.format(
                Locale.ROOT, "%s%.1f %.1f", pen ? "L" : "M", x(column.at()), y(top, scale, value)));
        pen = true;
      }
    }
    add("<path class=\"%s\" d=\"%s\"/>", line.style, path);
  }

  private double x(double at) {
    return LEFT + (at - from) / (to - from) * WIDTH;
  }

  private static double y(int top, Scale scale, double value) {
    return top + HEIGHT - scale.share(value) * HEIGHT;
  }

  private void text(double x, double y, String style, String words) {
    add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y, Html.escape(words));
  }

  @FormatMethod
  private void add(String form, Object... values) {
    svg.append(String.format(Locale.ROOT, form, values)).append('\n');
  }

  /** The picture; {@code says} is read out to who does not see it. */
  String svg(String says) {
    int height = 20 + panels * (HEIGHT + GAP);
    return String.format(
            Locale.ROOT,
            "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\">%n",
            Html.escape(says),
            LEFT + WIDTH + 8,
            height)
        + svg
        + "</svg>\n";
  }

  /** What is drawn at one place: one value, or the lowest and the highest of many. */
  private record Column(double at, List<Double> values) {

    /** As many as there are places, and a null where nothing is known. */
    static List<@Nullable Column> of(Line line, double from, double to, int places) {
      var columns = new ArrayList<@Nullable Column>();
      int row = 0;
      while (row < line.rows && line.at.applyAsDouble(row) < from) {
        row++;
      }
      double step = (to - from) / places;
      while (row < line.rows && line.at.applyAsDouble(row) <= to) {
        double start = line.at.applyAsDouble(row);
        var ends = new Ends();
        do {
          ends.add(line.value.applyAsDouble(row++));
        } while (row < line.rows && line.at.applyAsDouble(row) < start + step);
        columns.add(ends.isEmpty() ? null : new Column(start, ends.inOrder()));
      }
      return columns;
    }
  }

  /** The lowest and the highest of some values, and how they ran. */
  private static final class Ends {
    private double first = Double.NaN;
    private double last = Double.NaN;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    void add(double value) {
      if (!Double.isNaN(value)) {
        first = isEmpty() ? value : first;
        last = value;
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
      }
    }

    boolean isEmpty() {
      return Double.isNaN(last);
    }

    List<Double> inOrder() {
      if (lowest == highest) {
        return List.of(lowest);
      }
      return first > last ? List.of(highest, lowest) : List.of(lowest, highest);
    }
  }
}
