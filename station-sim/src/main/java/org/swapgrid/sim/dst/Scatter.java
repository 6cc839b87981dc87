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
   * @param longest random delay this station is set to, in seconds
   * @param share of the longest random delay that passed before the first limit rose
   * @param event how many returns this station had before
   */
  record Return(double longest, double share, int event) {}

  void add(Return one) {
    returns.add(one);
  }

  /** In words how it is broken. */
  Optional<String> broken() {
    var all = returns.stream().mapToDouble(Return::share).toArray();
    var found = spread(all, "returns");
    var settings = returns.stream().mapToDouble(Return::longest).distinct().sorted().toArray();
    for (double longest : settings) {
      for (int event = 0; event < 2; event++) {
        var alike = alike(longest, event);
        var what = "returns from event %d at stations with %.0f s".formatted(event + 1, longest);
        found = found.or(() -> spread(alike, what));
      }
    }
    return found.or(this::repeated);
  }

  private double[] alike(double longest, int event) {
    return returns.stream()
        .filter(each -> each.longest == longest && each.event == event)
        .mapToDouble(Return::share)
        .toArray();
  }

  /** No event of a station draws like the one before. */
  private Optional<String> repeated() {
    int pairs = 0;
    int equal = 0;
    for (int i = 1; i < returns.size(); i++) {
      var next = returns.get(i);
      boolean isPair = next.event > 0;
      pairs += isPair ? 1 : 0;
      equal += isPair && Math.abs(next.share - returns.get(i - 1).share) < 0.03 ? 1 : 0;
    }
    return pairs >= ENOUGH && equal > pairs / 3
        ? Optional.of("of " + pairs + " second returns " + equal + " waited as long as the first")
        : Optional.empty();
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
