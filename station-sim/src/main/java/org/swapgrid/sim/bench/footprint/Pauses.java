package org.swapgrid.sim.bench.footprint;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The collector's pauses as Java's log tells them (-Xlog:gc).
 *
 * @param total of all, ms
 * @param longest of them, ms
 */
record Pauses(int count, double total, double longest) {
  private static final Pattern PAUSE = Pattern.compile("GC\\(\\d+\\) Pause .* (\\d+\\.\\d+)ms$");

  /**
   * From the log's lines; others than those of pauses are passed over, as is a last one that is
   * still being written.
   *
   * @throws IOException when a pause has no length
   */
  static Pauses of(List<String> log) throws IOException {
    int count = 0;
    double total = 0;
    double longest = 0;
    for (int i = 0; i < log.size(); i++) {
      var found = PAUSE.matcher(log.get(i));
      if (found.find()) {
        var millis = Double.parseDouble(found.group(1));
        count++;
        total += millis;
        longest = Math.max(longest, millis);
      } else if (log.get(i).contains(" Pause ") && i < log.size() - 1) {
        throw new IOException("a pause without its length: \"" + log.get(i) + "\"");
      }
    }
    return new Pauses(count, total, longest);
  }
}
