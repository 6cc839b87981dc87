package org.swapgrid.decision;

import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How much of the processor's time one decision takes, and how many bytes it allocates, with 30 and
 * 120 bays, at peace and while the frequency is low. Run by hand, once as the daemon is compiled
 * and once without the limit:
 *
 * <pre>java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp controller/target/test-classes:... \
 *   org.swapgrid.decision.DecideBenchmark</pre>
 */
final class DecideBenchmark {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int WARM = 30_000;
  private static final int ROUNDS = 11;
  private static final int CALLS = 5_000;

  private final Controller controller;
  private final Memory memory;
  private final Observation seen;

  private DecideBenchmark(CycleRecord cycle, Controller controller) {
    this.controller = controller;
    this.memory = cycle.was();
    this.seen = cycle.seen();
  }

  public static void main(String[] args) {
    var out = System.out;
    for (var bays : List.of(30, 120)) {
      for (var hertz : List.of(60.0, 59.8)) {
        var bench = Bench.running(Policies.of(Policies.sreg()), bays);
        var last = bench.at(hertz, Duration.ofSeconds(5));
        new DecideBenchmark(last, bench.controller).report(bays + " bays, " + hertz + " Hz", out);
      }
    }
  }

  private void report(String what, PrintStream out) {
    var _ = run(WARM);
    var nanos = new double[ROUNDS];
    Arrays.setAll(nanos, _ -> run(CALLS));
    Arrays.sort(nanos);
    out.printf(
        "%s: %.1f us (%.1f to %.1f), %,d bytes%n",
        what, nanos[ROUNDS / 2] / 1e3, nanos[0] / 1e3, nanos[ROUNDS - 1] / 1e3, bytes());
  }

  /** Nanoseconds of the processor for one call. */
  private double run(int calls) {
    int bays = 0;
    long began = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < calls; i++) {
      bays += controller.decide(memory, seen).plan().limits().size();
    }
    double took = THREADS.getCurrentThreadCpuTime() - began;
    if (bays == 0) {
      throw new IllegalStateException("nothing was decided");
    }
    return took / calls;
  }

  private long bytes() {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    var _ = run(CALLS);
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS;
  }
}
