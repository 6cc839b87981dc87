package org.swapgrid.record;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;
import org.swapgrid.record.Story.Interval;
import org.swapgrid.record.Story.Response;

/** Sums over an event's intervals. */
public final class Deliveries {
  private Deliveries() {}

  /** The mean reduction delivered over all that was measured; null for nothing. */
  public static @Nullable Power mean(Response response) {
    long sum = 0;
    int count = 0;
    for (var each : response.intervals()) {
      if (each.delivered() != null) {
        sum += each.delivered().watts() * each.covered();
        count += each.covered();
      }
    }
    return count == 0 ? null : new Power(Math.round((double) sum / count));
  }

  /**
   * The least share of what was accepted that any whole interval brought, in permille; those from
   * {@code behind} on, for the first holds the way down.
   *
   * @return -1 where no interval can tell
   */
  public static int least(Response response, Duration behind) {
    int least = -1;
    for (var each : response.intervals()) {
      if (each.from().compareTo(behind) >= 0 && isWhole(each)) {
        int share = share(each);
        least = least < 0 ? share : Math.min(least, share);
      }
    }
    return least;
  }

  private static boolean isWhole(Interval each) {
    return each.covered() >= 900 && each.amounts().accepted().watts() > 0;
  }

  /** Delivered of accepted, in permille; 0 where nothing was measured. */
  public static int share(Interval each) {
    var delivered = each.delivered();
    long accepted = Math.max(1, each.amounts().accepted().watts());
    return delivered == null ? 0 : (int) (delivered.watts() * 1_000 / accepted);
  }
}
