package org.swapgrid.sim.bench.footprint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.swapgrid.sim.demo.Launch;

/**
 * What is measured.
 *
 * @param bays of each station
 * @param polls how often the meter is read; each with each of the bays, the first of both for the
 *     starts
 * @param settle from armed to the measurement
 * @param window over which the processor's time is measured
 * @param starts of each kind
 * @param launch what is started
 * @param pageCache takes a word to forget all files, /proc/sys/vm/drop_caches
 */
public record Request(
    List<Integer> bays,
    List<Duration> polls,
    Duration settle,
    Duration window,
    int starts,
    Launch launch,
    Path pageCache) {
  public static final Path KERNEL = Path.of("/proc/sys/vm/drop_caches");

  public Request {
    bays = List.copyOf(bays);
    polls = List.copyOf(polls);
  }
}
