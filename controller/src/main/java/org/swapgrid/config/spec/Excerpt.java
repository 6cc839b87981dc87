package org.swapgrid.config.spec;

/** Shows one line of a text with a caret below one of its characters. */
final class Excerpt {
  private static final int WIDEST = 120;
  private static final int BEFORE = 60;

  private Excerpt() {}

  /** Two lines with their breaks; nothing where the line is empty. A long line is cut. */
  static String of(Place.Spot spot) {
    var points = spot.source().line(spot.line()).codePoints().map(Excerpt::shown).toArray();
    if (points.length == 0) {
      return "";
    }
    int column = Math.min(spot.column() - 1, points.length);
    int from = points.length <= WIDEST ? 0 : Math.max(0, column - BEFORE);
    int to = Math.min(points.length, from + WIDEST);
    var number = Integer.toString(spot.line());
    var line = new String(points, from, to - from).stripTrailing();
    return "  %s | %s\n  %s | %s^\n"
        .formatted(number, line, " ".repeat(number.length()), " ".repeat(column - from));
  }

  private static int shown(int point) {
    return Character.isISOControl(point) ? ' ' : point;
  }
}
