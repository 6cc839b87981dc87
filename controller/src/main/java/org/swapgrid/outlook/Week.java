package org.swapgrid.outlook;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Swaps per hour, in thousandths, for each hour of the week in the station's own time; Monday 00:00
 * first.
 *
 * @param hours all 168
 */
record Week(List<Mean> hours) {
  static final int HOURS = 168;

  /** Weeks; the last four count for about two thirds. */
  static final int MEMORY = 4;

  Week {
    hours = List.copyOf(hours);
  }

  static Week unknown() {
    return new Week(Collections.nCopies(HOURS, Mean.UNKNOWN));
  }

  static int hourOf(ZonedDateTime time) {
    return (time.getDayOfWeek().getValue() - 1) * 24 + time.getHour();
  }

  Week with(int hour, long rate) {
    var next = new ArrayList<>(hours);
    next.set(hour, hours.get(hour).with(rate, MEMORY));
    return new Week(next);
  }

  /** Swaps per hour; the other where this hour was never seen. */
  double swaps(int hour, double otherwise) {
    var mean = hours.get(hour);
    return mean.isKnown() ? mean.value() / 1000.0 : otherwise;
  }
}
