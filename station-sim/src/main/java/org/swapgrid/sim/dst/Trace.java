package org.swapgrid.sim.dst;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/** What happened, line by line: a checksum over all of it, and the newest lines themselves. */
final class Trace {
  private static final int MOST = 160;

  private final ArrayDeque<String> newest = new ArrayDeque<>();
  private final CRC32C sum = new CRC32C();
  private long lines;

  void line(long nanos, String words) {
    var line = String.format(Locale.ROOT, "%9.3f s  %s", nanos / 1e9, words);
    sum.update(line.getBytes(StandardCharsets.UTF_8));
    lines++;
    newest.addLast(line);
    if (newest.size() > MOST) {
      newest.removeFirst();
    }
  }

  List<String> newest() {
    return List.copyOf(newest);
  }

  /** Two runs with the same one wrote the same bytes. */
  String mark() {
    return "%d-%08x".formatted(lines, sum.getValue());
  }
}
