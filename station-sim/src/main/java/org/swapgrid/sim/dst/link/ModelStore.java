package org.swapgrid.sim.dst.link;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The journal's contract, without a disk. */
final class ModelStore implements Store {
  private final Map<String, Long> counters = new HashMap<>();
  private final TreeMap<Long, Entry> records = new TreeMap<>();
  private long boot = 7;
  private long sequence;
  private boolean full;

  @Override
  public void open() {
    boot++;
    sequence = 0;
  }

  @Override
  public Aftermath die(Runnable lastWrites) {
    lastWrites.run();
    return Aftermath.NONE;
  }

  @Override
  public void end() {
    // Nothing is held.
  }

  @Override
  public void full(boolean isFull) {
    full = isFull;
  }

  @Override
  public long last(String name) {
    return counters.getOrDefault(name, -1L);
  }

  @Override
  public boolean keep(String name, long value) {
    if (!full) {
      counters.put(name, value);
    }
    return !full;
  }

  @Override
  public void append(Priority priority, String kind, Instant at, String body) {
    long id = (boot << SEQUENCE_BITS) + ++sequence;
    boolean isKept = !full || priority == Priority.EVENT;
    if (isKept) {
      records.put(id, new Entry(id, priority, kind, at, body));
    }
  }

  @Override
  public List<Entry> next(Priority priority, long behind, int most) {
    return records.tailMap(behind, false).values().stream()
        .filter(entry -> entry.priority() == priority)
        .limit(most)
        .toList();
  }

  @Override
  public void acknowledged(Collection<Long> ids) {
    records.keySet().removeAll(ids);
  }

  @Override
  public Level level() {
    var oldest = records.isEmpty() ? Instant.EPOCH : records.firstEntry().getValue().at();
    return new Level(records.size(), oldest, 0);
  }
}
