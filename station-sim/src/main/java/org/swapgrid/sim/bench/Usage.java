package org.swapgrid.sim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a process takes of its box, as /proc tells it (proc(5)).
 *
 * @param rss pages in memory, kB
 * @param pss the same, shared pages divided among those who share them, kB
 * @param processor time in user and kernel mode since its start, ticks
 * @param threads how many
 * @param descriptors open files
 */
public record Usage(long rss, long pss, long processor, int threads, int descriptors) {
  /** USER_HZ: every Linux that a JVM runs on tells times in hundredths of a second. */
  public static final int TICKS_A_SECOND = 100;

  // Fields of /proc/PID/stat behind the name, which is in brackets and may hold anything.
  private static final int USER = 11;
  private static final int KERNEL = 12;
  private static final int THREADS = 17;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /**
   * Of a running process.
   *
   * @throws IOException when it is gone, or not to be looked at
   */
  public static Usage of(long pid) throws IOException {
    var proc = Path.of("/proc", String.valueOf(pid));
    var rollup = Files.readAllLines(proc.resolve("smaps_rollup"));
    var stat = Files.readString(proc.resolve("stat"));
    try (var open = Files.list(proc.resolve("fd"))) {
      return of(rollup, stat, (int) open.count());
    }
  }

  /**
   * From the files' text.
   *
   * @throws IOException when a figure is missing in them
   */
  static Usage of(List<String> rollup, String stat, int descriptors) throws IOException {
    var fields = BLANKS.split(stat.substring(stat.lastIndexOf(')') + 1).strip(), -1);
    if (fields.length <= THREADS) {
      throw new IOException("not a line of /proc/PID/stat: \"" + stat.strip() + "\"");
    }
    var ticks = whole(fields[USER]) + whole(fields[KERNEL]);
    return new Usage(
        kilobytes(rollup, "Rss:"),
        kilobytes(rollup, "Pss:"),
        ticks,
        (int) whole(fields[THREADS]),
        descriptors);
  }

  private static long kilobytes(List<String> rollup, String name) throws IOException {
    for (var line : rollup) {
      var words = BLANKS.split(line.strip(), -1);
      if (words.length == 3 && words[0].equals(name) && words[2].equals("kB")) {
        return whole(words[1]);
      }
    }
    throw new IOException("no " + name + " in smaps_rollup");
  }

  private static long whole(String digits) throws IOException {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException strange) {
      throw new IOException("not a number in /proc: \"" + digits + "\"", strange);
    }
  }

  /** Per cent of one core, between an earlier look and this one. */
  public double percentSince(Usage earlier, double seconds) {
    return 100.0 * (processor - earlier.processor) / TICKS_A_SECOND / seconds;
  }
}
