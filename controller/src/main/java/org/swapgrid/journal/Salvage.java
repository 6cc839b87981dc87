package org.swapgrid.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.swapgrid.journal.Records.Row;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.loop.Outbox.Priority;

/**
 * Copies what can still be read out of a damaged file, events first: from the front up to the first
 * damaged page, then from the back down to it. Damage is no failure here, nor is a full disk; the
 * file stays.
 */
final class Salvage {
  private static final int BLOCK = 64;

  private final Records from;
  private final Store to;
  private final Room room;

  private Salvage(Records from, Store to, Room room) {
    this.from = from;
    this.to = to;
    this.room = room;
  }

  /** Returns how many records were copied. */
  static long copy(Path damaged, Store to, Room room) {
    long before = to.queued();
    try (var sql = Sql.open(damaged)) {
      sql.run("PRAGMA locking_mode = EXCLUSIVE");
      to.adopt(List.of(), counters(sql));
      var salvage = new Salvage(new Records(sql), to, room);
      for (var priority : Records.PRIORITIES) {
        salvage.copy(priority);
      }
    } catch (SQLException enough) {
      // What was copied until now is what could be had.
    }
    return to.queued() - before;
  }

  private static Map<String, Long> counters(Sql sql) {
    try {
      return new CounterTable(sql).all();
    } catch (SQLException unreadable) {
      return Map.of();
    }
  }

  private void copy(Priority priority) throws SQLException {
    if (!copy(priority, true, 0)) {
      var _ = copy(priority, false, Long.MAX_VALUE);
    }
  }

  /** Returns whether it came to the end. */
  private boolean copy(Priority priority, boolean ascending, long start) throws SQLException {
    long at = start;
    while (true) {
      var rows = read(priority, ascending, at);
      if (rows == null) {
        return false;
      }
      if (rows.isEmpty()) {
        return true;
      }
      List<Entry> whole = rows.stream().map(Row::entry).filter(Objects::nonNull).toList();
      room.make(to, whole);
      to.adopt(whole, Map.of());
      long last = rows.getLast().id();
      if (ascending ? last <= at : last >= at) {
        return false;
      }
      at = last;
    }
  }

  private @Nullable List<Row> read(Priority priority, boolean ascending, long at) {
    for (int most : new int[] {BLOCK, 1}) {
      try {
        return from.found(priority, ascending, at, most);
      } catch (SQLException damagedPage) {
        // One by one up to the damage, then no further.
      }
    }
    return null;
  }
}
