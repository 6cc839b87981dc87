package org.swapgrid.uplink.jws;

import java.util.HashMap;
import java.util.Map;
import org.swapgrid.loop.Counters;

/** Counters of a disk that may refuse. */
final class MemoryCounters implements Counters {
  final Map<String, Long> values = new HashMap<>();
  boolean refuses;

  @Override
  public long last(String name) {
    return values.getOrDefault(name, -1L);
  }

  @Override
  public boolean keep(String name, long value) {
    if (refuses) {
      return false;
    }
    values.put(name, value);
    return true;
  }
}
