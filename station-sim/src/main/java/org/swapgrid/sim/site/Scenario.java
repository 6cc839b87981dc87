package org.swapgrid.sim.site;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.swapgrid.sim.grid.GridSignal;
import org.swapgrid.sim.grid.Noise;

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

  private static final double USUAL_NOISE = 0.004;

  public Scenario {
    events = events.stream().sorted(Comparator.comparing(Timed::at)).toList();
  }

  /** Nothing happens, for ever; the frequency wanders by some millihertz, as it does. */
  public static Scenario quiet(double hertz, long seed) {
    var grid = GridSignal.steady(hertz).withNoise(new Noise(seed, USUAL_NOISE));
    return new Scenario("quiet", grid, List.of(), Duration.ofDays(36_500));
  }
}
