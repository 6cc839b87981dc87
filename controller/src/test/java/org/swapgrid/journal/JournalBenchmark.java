package org.swapgrid.journal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.swapgrid.loop.Outbox.Priority;

/**
 * How long a record of 430 characters takes from its appending to being durable and shown, and how
 * many a second become so. Run by hand; its first argument is a directory on the disk to measure.
 *
 * <pre>java -cp controller/target/test-classes:controller/target/classes:... \
 *   org.swapgrid.journal.JournalBenchmark /var/lib/swapgrid/benchmark</pre>
 */
final class JournalBenchmark {
  private static final int WARM = 500;
  private static final int SINGLES = 3_000;
  private static final int BURSTS = 200;
  private static final int BURST = 50;
  private static final int THROUGHPUT = 40_000;
  private static final int WINDOW = 2_000;

  private final Journal journal;
  private final PrintStream out;
  private int number;
  private long behind;

  private JournalBenchmark(Journal journal, PrintStream out) {
    this.journal = journal;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    var directory = Files.createTempDirectory(Files.createDirectories(Path.of(args[0])), "run");
    try (var journal = new Bench(directory, 64 * Bench.MIB).open()) {
      new JournalBenchmark(journal, System.out).run();
    }
  }

  private void run() {
    var _ = LongStream.range(0, WARM).map(_ -> append(1)).sum();
    report("single append to durable", times(SINGLES, 1));
    report("burst of " + BURST + " to the last durable", times(BURSTS, BURST));
    reportCalls();
    long began = System.nanoTime();
    for (int i = 0; i < THROUGHPUT; i += WINDOW) {
      var _ = append(WINDOW);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    out.printf("durable appends: %,.0f a second%n", THROUGHPUT / seconds);
  }

  private long[] times(int samples, int records) {
    return LongStream.range(0, samples).map(_ -> append(records)).toArray();
  }

  /** Returns the nanoseconds until the last of these is durable. */
  private long append(int records) {
    long began = System.nanoTime();
    for (int i = 0; i < records; i++) {
      journal.append(Priority.EVENT, "test", Bench.NOON, Bench.body(number++));
    }
    for (int left = records; left > 0; ) {
      var page = journal.next(Priority.EVENT, behind, left);
      behind = page.isEmpty() ? behind : page.getLast().id();
      left -= page.size();
    }
    return System.nanoTime() - began;
  }

  /** What the caller itself waits. */
  private void reportCalls() {
    var times = new long[SINGLES];
    var body = Bench.body(0);
    for (int i = 0; i < SINGLES; i++) {
      long began = System.nanoTime();
      journal.append(Priority.TELEMETRY, "test", Bench.NOON, body);
      times[i] = System.nanoTime() - began;
      LockSupport.parkNanos(100_000);
    }
    report("the call of append", times);
  }

  private void report(String what, long[] nanos) {
    Arrays.sort(nanos);
    out.printf(
        "%s: p50 %.3f ms, p99 %.3f ms, max %.3f ms (%,d)%n",
        what,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6,
        nanos.length);
  }
}
