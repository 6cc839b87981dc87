package org.swapgrid.sim.dst;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Stations come back scattered: the random delay, seen over all seeds. No single station can break
 * or keep this promise.
 */
final class Scatter {
  static final String NAME = "ReturnsScattered";

  /** Fewer say nothing. */
  private static final int ENOUGH = 12;

  private final List<Return> returns = new ArrayList<>();

  /**
   * One return behind its wait.
   *
   * @param share of the longest random delay that passed before the first limit rose
   * @param event how many returns this station had before
   */
  record Return(double share, int event) {}

  void add(Return one) {
    returns.add(one);
  }

  /** In words how it is broken. */
  Optional<String> broken() {
    var all = returns.stream().mapToDouble(Return::share).toArray();
    var first = returns.stream().filter(r -> r.event == 0).mapToDouble(Return::share).toArray();
    return spread(all, "returns").or(() -> spread(first, "first returns"));
  }

  /** A third must lie in the lower half and a third in the upper one, or chance is not at work. */
  private static Optional<String> spread(double[] shares, String what) {
    if (shares.length < ENOUGH) {
      return Optional.empty();
    }
    double late = share(shares, 0.5, 2);
    double middle = share(shares, 0.25, 0.75);
    boolean isSpread = late > 0.2 && late < 0.8 && middle > 0.2 && middle < 0.8;
    return isSpread
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "of %d %s %.0f %% came in the later half of the random delay and %.0f %% in its"
                    + " middle",
                shares.length,
                what,
                100 * late,
                100 * middle));
  }

  private static double share(double[] shares, double from, double to) {
    int many = 0;
    for (double each : shares) {
      many += each >= from && each < to ? 1 : 0;
    }
    return (double) many / shares.length;
  }

  String words() {
    return returns.size() + " clean returns";
  }
}
