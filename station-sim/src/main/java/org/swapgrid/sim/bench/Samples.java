package org.swapgrid.sim.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Where a thread is, looked at every few milliseconds: a profile coarse enough for a page. */
final class Samples implements AutoCloseable {
  private static final int EVERY_MILLIS = 5;
  private static final int MOST = 8;
  private static final String OURS = "org.swapgrid.";

  private final Map<String, Integer> seen = new ConcurrentHashMap<>();
  private final Thread looker;

  private Samples(Thread watched) {
    looker = Thread.ofPlatform().daemon().name("samples").unstarted(() -> look(watched));
  }

  /** Looks at a thread until closed. */
  static Samples of(Thread watched) {
    var samples = new Samples(watched);
    samples.looker.start();
    return samples;
  }

  private void look(Thread watched) {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        var _ = seen.merge(place(watched.getStackTrace()), 1, Integer::sum);
      }
    } catch (InterruptedException enough) {
      return;
    }
  }

  /** The innermost class of ours. */
  private static String place(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .map(StackTraceElement::getClassName)
        .filter(name -> name.startsWith(OURS))
        .findFirst()
        .map(name -> name.substring(OURS.length()).replaceFirst("\\$.*", ""))
        .orElse("other");
  }

  /** The classes that took most, with their shares. */
  String words() {
    var all = Math.max(1, seen.values().stream().mapToInt(Integer::intValue).sum());
    return seen.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .map(e -> "%s %d %%".formatted(e.getKey(), 100 * e.getValue() / all))
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    looker.interrupt();
  }
}
