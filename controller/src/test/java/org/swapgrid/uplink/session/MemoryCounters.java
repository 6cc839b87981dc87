package org.swapgrid.uplink.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.swapgrid.loop.Counters;

/** Counters that forget with the process, on a disk that may refuse; as strict as the journal. */
public final class MemoryCounters implements Counters {
  private final Map<String, Long> kept = new ConcurrentHashMap<>();
  volatile boolean refuses;

  @Override
  public long last(String name) {
    return kept.getOrDefault(name, -1L);
  }

  @Override
  public boolean keep(String name, long value) {
    if (value < last(name)) {
      throw new IllegalArgumentException(name + " would go back to " + value);
    }
    if (refuses) {
      return false;
    }
    kept.put(name, value);
    return true;
  }
}
