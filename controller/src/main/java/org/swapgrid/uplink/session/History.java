package org.swapgrid.uplink.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.swapgrid.loop.Outbox;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.loop.Outbox.Priority;

/**
 * The outbox on its way out: events first, then acknowledgements, then telemetry, each oldest
 * first, so many at a time. An event goes only when the host acknowledged it and is repeated until
 * then; the rest goes when the connection outlived what could still have been in the socket.
 */
final class History {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final long START = -1;

  private final Outbox outbox;
  private final Rules.Pace pace;
  private final Map<Long, Duration> unsettled = new LinkedHashMap<>();
  private final Map<Priority, Long> behind = new EnumMap<>(Priority.class);
  private Duration dueAt = Duration.ZERO;
  private Duration repeatAt = Duration.ZERO;

  History(Outbox outbox, Rules.Pace pace) {
    this.outbox = outbox;
    this.pace = pace;
  }

  /** Births are out, or a break came: everything that is still in the outbox goes (again). */
  void begin(Duration now) {
    unsettled.clear();
    behind.clear();
    dueAt = now;
    repeatAt = now.plus(pace.repeat());
  }

  void nudge(Duration now) {
    dueAt = now;
  }

  /** What is to be sent now. */
  List<Entry> take(Duration now) {
    settle(now);
    if (now.compareTo(dueAt) < 0) {
      return List.of();
    }
    if (now.compareTo(repeatAt) >= 0) {
      behind.remove(Priority.EVENT);
      repeatAt = now.plus(pace.repeat());
    }
    var batch = new ArrayList<Entry>(pace.batch());
    for (var priority : Priority.values()) {
      fill(batch, priority, now);
    }
    dueAt = now.plus(batch.isEmpty() ? LOOK : pace.every());
    return batch;
  }

  private void fill(List<Entry> batch, Priority priority, Duration now) {
    int room = pace.batch() - batch.size();
    if (room <= 0) {
      return;
    }
    for (var entry : outbox.next(priority, behind.getOrDefault(priority, START), room)) {
      behind.put(priority, entry.id());
      batch.add(entry);
      if (priority != Priority.EVENT) {
        unsettled.put(entry.id(), now);
      }
    }
  }

  private void settle(Duration now) {
    var arrived = new ArrayList<Long>();
    for (var each : unsettled.entrySet()) {
      if (each.getValue().plus(pace.doubt()).compareTo(now) > 0) {
        break;
      }
      arrived.add(each.getKey());
    }
    if (!arrived.isEmpty()) {
      arrived.forEach(unsettled::remove);
      outbox.acknowledged(arrived);
    }
  }
}
