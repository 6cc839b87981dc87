package org.swapgrid.decision;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time and the allocations of one decision, run as the daemon is
 * (controller/src/main/dist/java.args: C1, the serial collector, its heap). The connection carries
 * less than 120 bays draw, and riders have a reserve to keep, so that bays must be ranked.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgs = {
      "-XX:+UseSerialGC",
      "-Xms8m",
      "-Xmn5m",
      "-XX:SurvivorRatio=3",
      "-Xmx32m",
      "-Xss512k",
      "-XX:TieredStopAtLevel=1"
    })
public class DecideBenchmark {
  /** Where the frequency is. */
  public enum Grid {
    PEACE(60.0),
    LOW(59.8);

    private final double hertz;

    Grid(double hertz) {
      this.hertz = hertz;
    }
  }

  /** How many. */
  @Param({"30", "120"})
  public int bays;

  /** What the frequency does. */
  @Param public Grid grid = Grid.PEACE;

  private final Policy policy =
      Policies.with(Policies.riders(5), Policies.gate(true), Policies.sreg());
  private final Controller controller = new Controller(policy);
  private CycleRecord cycle = Bench.running(policy, 1).last;

  /** The cycle that is decided again and again: five seconds into the grid's state. */
  @Setup
  public void run() {
    cycle = Bench.running(policy, bays).at(grid.hertz, Duration.ofSeconds(5));
  }

  @Benchmark
  public Decision decide() {
    return controller.decide(cycle.was(), cycle.seen());
  }
}
