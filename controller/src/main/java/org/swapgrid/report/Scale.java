package org.swapgrid.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.swapgrid.report.Chart.Level;
import org.swapgrid.report.Chart.Line;

/** An axis with round steps. */
record Scale(double lowest, double highest, double step) {
  private static final int STEPS = 6;

  /** Over all values that are drawn, and the levels. */
  static Scale of(List<Line> lines, List<Level> levels, double from, double to) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (var level : levels) {
      lowest = Math.min(lowest, level.value());
      highest = Math.max(highest, level.value());
    }
    for (var line : lines) {
      for (int row = 0; row < line.rows(); row++) {
        double value = line.value().applyAsDouble(row);
        double at = line.at().applyAsDouble(row);
        if (!Double.isNaN(value) && at >= from && at <= to) {
          lowest = Math.min(lowest, value);
          highest = Math.max(highest, value);
        }
      }
    }
    if (lowest > highest) {
      return between(0, 1);
    }
    var rough = between(lowest, highest);
    double low = Math.floor(lowest / rough.step + 1e-9) * rough.step;
    double high = Math.ceil(highest / rough.step - 1e-9) * rough.step;
    return new Scale(low, high > low ? high : low + rough.step, rough.step);
  }

  static Scale between(double lowest, double highest) {
    double rough = Math.max(highest - lowest, 1e-3) / STEPS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double share = rough / power;
    double step = power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    return new Scale(lowest, highest, step);
  }

  List<Double> ticks() {
    var ticks = new ArrayList<Double>();
    for (long i = (long) Math.ceil(lowest / step - 1e-9); i * step <= highest + step * 1e-6; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  double share(double value) {
    return (value - lowest) / (highest - lowest);
  }

  String label(double value) {
    int digits = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    var words = String.format(Locale.ROOT, "%." + digits + "f", value);
    return words.matches("-0(\\.0+)?") ? words.substring(1) : words;
  }
}
