package org.swapgrid.sim.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.swapgrid.sim.site.SiteStatus;

/** Watches the simulated site itself, so that no figure is the daemon's own claim. */
public final class Truth implements Consumer<SiteStatus> {
  private static final double BEFORE_SECONDS = 2;

  private final double tripHertz;
  private final List<SiteStatus> seen = new ArrayList<>();

  public Truth(double tripHertz) {
    this.tripHertz = tripHertz;
  }

  @Override
  public synchronized void accept(SiteStatus status) {
    seen.add(status);
  }

  /** When the grid crossed the trip level, in nanoseconds; empty when it never did. */
  public synchronized OptionalLong crossing() {
    for (int i = 1; i < seen.size(); i++) {
      if (seen.get(i).grid().hertz() < tripHertz) {
        return OptionalLong.of(between(seen.get(i - 1), seen.get(i)));
      }
    }
    return OptionalLong.empty();
  }

  private long between(SiteStatus above, SiteStatus below) {
    var fall = above.grid().hertz() - below.grid().hertz();
    var share = fall <= 0 ? 1 : (above.grid().hertz() - tripHertz) / fall;
    return above.nanos() + (long) (Math.clamp(share, 0, 1) * (below.nanos() - above.nanos()));
  }

  /** When the grid was back above the trip level for good; empty while it is below. */
  public synchronized OptionalLong recovery() {
    for (int i = seen.size() - 1; i > 0; i--) {
      if (seen.get(i).grid().hertz() < tripHertz) {
        return i + 1 < seen.size()
            ? OptionalLong.of(seen.get(i + 1).nanos())
            : OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  /** Mean power in the last seconds before a time, in watts. */
  public double wattsBefore(long nanos) {
    return mean(s -> s.nanos() < nanos && s.nanos() > nanos - BEFORE_SECONDS * 1e9);
  }

  /** Mean power in the second half of a span, in watts. */
  public double wattsIn(long from, long to) {
    var middle = from + (to - from) / 2;
    return mean(s -> s.nanos() >= middle && s.nanos() < to);
  }

  /** The lowest sum of limits in a span. */
  public synchronized int lowestLimit(long from, long to) {
    return seen.stream()
        .filter(s -> s.nanos() >= from && s.nanos() < to)
        .mapToInt(s -> s.cabinet().limitW())
        .min()
        .orElse(0);
  }

  /** When the sum of the limits was first at or below a value after a time. */
  public synchronized OptionalLong limitsAt(int watts, long from) {
    return seen.stream()
        .filter(s -> s.nanos() >= from && s.cabinet().limitW() <= watts)
        .mapToLong(SiteStatus::nanos)
        .findFirst();
  }

  /** Whether the sum of the limits ever rose in a span. */
  public synchronized boolean roseIn(long from, long to) {
    int limit = Integer.MAX_VALUE;
    for (var status : seen) {
      if (status.nanos() >= from && status.nanos() < to) {
        if (status.cabinet().limitW() > limit) {
          return true;
        }
        limit = status.cabinet().limitW();
      }
    }
    return false;
  }

  private synchronized double mean(Predicate<SiteStatus> which) {
    return seen.stream().filter(which).mapToDouble(SiteStatus::watts).average().orElse(0);
  }
}
