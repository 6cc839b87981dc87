package org.swapgrid.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How often something happened within a sliding window.
 *
 * @param times when, on the monotonic clock, oldest first; none older than the window
 */
public record Rate(List<Duration> times) {
  public static final Rate NONE = new Rate(List.of());

  public Rate {
    times = List.copyOf(times);
  }

  /** Whether one more would be more than so many in the window. */
  public boolean isSpent(int most, Duration window, Duration now) {
    return since(now.minus(window)).size() >= most;
  }

  /** With one more now. */
  public Rate with(Duration window, Duration now) {
    var times = new ArrayList<>(since(now.minus(window)));
    times.add(now);
    return new Rate(times);
  }

  private List<Duration> since(Duration start) {
    return times.stream().filter(time -> time.compareTo(start) > 0).toList();
  }
}
