package org.swapgrid.sim.dst;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.swapgrid.device.MeterMap;
import org.swapgrid.sim.site.SiteSettings;

/** Many seeds, on as many cores as there are; tells of the first that broke a promise. */
public final class Campaign {
  /** How much of the past is shown with a broken promise. */
  private static final int SHOWN = 120;

  private static final int AT_ONCE = 24;

  private final World.Ground ground;

  /**
   * What came of it.
   *
   * @param broken whether some seed broke a promise
   * @param seeds how many were run
   */
  public record Result(boolean broken, long seeds) {}

  public Campaign(SiteSettings site, MeterMap map) {
    this.ground = new World.Ground(site, map);
  }

  /** Runs the seeds in order, in parallel, until one breaks a promise. */
  public Result run(long from, long seeds, PrintWriter out) {
    var simulated = Duration.ZERO;
    var scatter = new Scatter();
    for (long next = from; next < from + seeds; next += AT_ONCE) {
      long end = Math.min(next + AT_ONCE, from + seeds);
      var outcomes = batch(next, end);
      var broken = outcomes.stream().filter(each -> each.broken() != null).findFirst();
      if (broken.isPresent()) {
        tell(broken.get(), out);
        return new Result(true, end - from);
      }
      outcomes.forEach(each -> each.returns().forEach(scatter::add));
      simulated = outcomes.stream().map(Run.Outcome::simulated).reduce(simulated, Duration::plus);
    }
    var together = scatter.broken();
    if (together.isPresent()) {
      tell(together.get(), from, seeds, out);
      return new Result(true, seeds);
    }
    out.printf(
        "%d seeds from %d, %.1f h of virtual time, %s: every promise kept%n",
        seeds, from, simulated.toSeconds() / 3600.0, scatter.words());
    return new Result(false, seeds);
  }

  private List<Run.Outcome> batch(long from, long end) {
    return LongStream.range(from, end).parallel().mapToObj(seed -> Run.of(seed, ground)).toList();
  }

  private static void tell(Run.Outcome outcome, PrintWriter out) {
    var broken = Objects.requireNonNull(outcome.broken());
    var lines = outcome.newest();
    lines.stream().skip(Math.max(0, lines.size() - SHOWN)).forEach(out::println);
    out.printf(
        "seed %d broke %s at %.1f s: %s%n",
        outcome.seed(), broken.promise(), broken.nanos() / 1e9, broken.words());
    out.println("again: swapgrid-sim dst --seeds 1 --from " + outcome.seed());
  }

  private static void tell(String together, long from, long seeds, PrintWriter out) {
    out.printf("seeds %d to %d broke %s: %s%n", from, from + seeds - 1, Scatter.NAME, together);
    out.println("again: swapgrid-sim dst --seeds " + seeds + " --from " + from);
  }

  /** The trace's mark of a seed: equal marks are equal bytes. */
  public Optional<String> mark(long seed) {
    return Optional.of(Run.of(seed, ground).mark());
  }
}
