package org.swapgrid.daemon.support;

import java.util.Comparator;
import java.util.Map;

/** What every platform thread of this process is doing. */
public final class Threads {
  private Threads() {}

  /** Each thread by name with its state and its stack. */
  public static String dump() {
    var text = new StringBuilder();
    Thread.getAllStackTraces().entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().getName()))
        .forEach(entry -> write(text, entry));
    return text.toString();
  }

  private static void write(StringBuilder text, Map.Entry<Thread, StackTraceElement[]> entry) {
    var thread = entry.getKey();
    text.append(thread.getName()).append(" (").append(thread.getState()).append(")\n");
    for (var frame : entry.getValue()) {
      text.append("  at ").append(frame).append('\n');
    }
    text.append('\n');
  }
}
