package org.swapgrid.sim.prequalify.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From values to places on paper, with round ticks.
 *
 * @param low value at the first place
 * @param high value at the second place
 */
record Scale(double low, double high, double from, double to) {
  private static final double[] ROUND = {1, 2, 5, 10};

  double place(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /** Round values between the ends, about as many as wanted. */
  List<Double> ticks(int wanted) {
    var rough = (high - low) / wanted;
    var power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (var round : ROUND) {
      if (round * power >= rough) {
        step = round * power;
        break;
      }
    }
    var ticks = new ArrayList<Double>();
    for (var n = (long) Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; n++) {
      ticks.add(n * step);
    }
    return ticks;
  }

  /** A tick's value with as many places as its step needs. */
  static String label(double value, List<Double> ticks) {
    var step = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : 1;
    var places = Math.clamp((int) Math.ceil(-Math.log10(step) - 1e-9), 0, 4);
    var text = String.format(Locale.ROOT, "%." + places + "f", value);
    return text.matches("-0\\.?0*") ? text.substring(1) : text;
  }
}
