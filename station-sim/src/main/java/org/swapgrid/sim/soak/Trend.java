package org.swapgrid.sim.soak;

import java.util.Arrays;

/** A line through points that a few wild ones do not move: Theil and Sen's. */
final class Trend {
  private Trend() {}

  /** The median of the slopes between all pairs; 0 with fewer than two points. */
  static double slope(double[] at, double[] values) {
    int n = at.length;
    var slopes = new double[n * (n - 1) / 2];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[count++] = (values[j] - values[i]) / (at[j] - at[i]);
      }
    }
    return count == 0 ? 0 : median(slopes);
  }

  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
