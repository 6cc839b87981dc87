package org.swapgrid.sim.site;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.swapgrid.sim.grid.GridSignal;

/**
 * What happens to a site over time.
 *
 * @param name for people
 * @param grid the undisturbed grid
 * @param events ascending by time; of one time, in the order given
 * @param duration after which nothing more happens
 */
public record Scenario(String name, GridSignal grid, List<Timed> events, Duration duration) {

  /** What happens when, counted from the beginning. */
  public record Timed(Duration at, Disturbance what) {}

  public Scenario {
    events = events.stream().sorted(Comparator.comparing(Timed::at)).toList();
  }

  /** Nothing happens, for ever. */
  public static Scenario quiet(double hertz) {
    var forever = Duration.ofDays(36_500);
    return new Scenario("quiet", GridSignal.steady(hertz), List.of(), forever);
  }
}
