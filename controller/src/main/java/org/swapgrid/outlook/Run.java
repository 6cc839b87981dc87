package org.swapgrid.outlook;

import java.time.Duration;
import org.swapgrid.model.Power;

/**
 * A stretch of charging that nothing held back, from one change of the charge shown to another.
 *
 * @param from charge at its beginning, in thousandths
 * @param to charge at its end
 * @param joules drawn from the grid
 * @param time how long it took
 * @param rating of the bay
 */
record Run(int from, int to, double joules, Duration time, Power rating) {
  /** A charge that is shown in whole percent is then known to a fifth at worst. */
  private static final int LONG = 50;

  static Run begin(int at, Power rating) {
    return new Run(at, at, 0, Duration.ZERO, rating);
  }

  Run with(int now, Power draw, Duration during) {
    var more = draw.atLeastZero().watts() * (during.toMillis() / 1000.0);
    return new Run(from, now, joules + more, time.plus(during), rating);
  }

  boolean isLong() {
    return to - from >= LONG;
  }

  int middle() {
    return (from + to) / 2;
  }

  /** Thousandths of a Wh for each thousandth of charge. */
  long energy() {
    return Math.round(joules / 3.6 / (to - from));
  }

  /** Thousandths of the rating, 1000 at most. */
  long share() {
    double watts = joules * 1000 / time.toMillis();
    return Math.min(1000, Math.round(1000 * watts / rating.watts()));
  }
}
