package org.swapgrid.uplink.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.swapgrid.loop.Outbox;

/** An outbox that forgets with the process. */
public final class MemoryOutbox implements Outbox {
  private final List<Entry> entries = new ArrayList<>();
  private long ids;

  @Override
  public synchronized void append(Priority priority, String kind, Instant at, String body) {
    entries.add(new Entry(++ids, priority, kind, at, body));
  }

  @Override
  public synchronized List<Entry> next(Priority priority, long behind, int most) {
    return entries.stream()
        .filter(entry -> entry.priority() == priority && entry.id() > behind)
        .limit(most)
        .toList();
  }

  @Override
  public synchronized void acknowledged(Collection<Long> ids) {
    entries.removeIf(entry -> ids.contains(entry.id()));
  }

  @Override
  public synchronized Level level() {
    return new Level(entries.size(), Instant.EPOCH, 0);
  }

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }
}
