package org.swapgrid.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.loop.Outbox.Priority;

/**
 * Makes room in the store. Telemetry first: of what is old every second record goes, once; when
 * only the newest quarter is whole, the oldest go altogether. Then acknowledgements, then events,
 * the oldest first.
 */
final class Relief {
  private static final String THINNED = "journal.thinned";
  private static final int BLOCK = 256;
  private static final int BLOCK_CHARS = 65_536;
  private static final int SMALL_BLOCK = 16;
  private static final int MOST_PASSES = 4_096;

  private final Store store;
  private final JournalListener listener;

  Relief(Store store, JournalListener listener) {
    this.store = store;
    this.listener = listener;
  }

  /**
   * Gives up telemetry until this many pages are unused.
   *
   * @return whether they are
   */
  boolean fromTelemetry(long pages) throws SQLException {
    for (int pass = 0; store.unused() < pages && pass < MOST_PASSES; pass++) {
      if (!thin() && drop(Priority.TELEMETRY, BLOCK) == 0) {
        return false;
      }
    }
    return store.unused() >= pages;
  }

  /**
   * Gives up acknowledgements until this many pages are unused.
   *
   * @param orEvents whether older events may go, too
   */
  void fromOthers(long pages, boolean orEvents) throws SQLException {
    giveUp(Priority.ACKNOWLEDGEMENT, pages);
    if (orEvents) {
      giveUp(Priority.EVENT, pages);
    }
  }

  private void giveUp(Priority priority, long pages) throws SQLException {
    long gone = 0;
    for (int dropped = 1; store.unused() < pages && dropped > 0; gone += dropped) {
      dropped = drop(priority, SMALL_BLOCK);
    }
    if (gone > 0) {
      listener.heard(new JournalNotice.GivenUp(priority, gone));
    }
  }

  private boolean thin() throws SQLException {
    long thinned = store.counters().getOrDefault(THINNED, 0L);
    long whole = store.records().count(Priority.TELEMETRY, thinned);
    if (whole < 2 * BLOCK || whole < store.records().count(Priority.TELEMETRY, 0) / 4) {
      return false;
    }
    var run = small(store.records().next(Priority.TELEMETRY, thinned, BLOCK));
    store.thin(run, everySecond(run), Map.of(THINNED, run.getLast().id()));
    return true;
  }

  private static List<Entry> everySecond(List<Entry> run) {
    return IntStream.range(0, run.size()).filter(i -> i % 2 == 1).mapToObj(run::get).toList();
  }

  private int drop(Priority priority, int most) throws SQLException {
    var run = small(store.records().next(priority, 0, most));
    if (!run.isEmpty()) {
      store.thin(run, List.of(), Map.of());
    }
    return run.size();
  }

  /** A transaction must fit into the room the log already has. */
  private static List<Entry> small(List<Entry> run) {
    var first = new ArrayList<Entry>();
    int chars = 0;
    for (var entry : run) {
      if (first.size() > 1 && chars > BLOCK_CHARS) {
        break;
      }
      chars += entry.body().length();
      first.add(entry);
    }
    return first;
  }
}
