package org.swapgrid.journal;

import java.sql.SQLException;
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
  private static final int SMALL_BLOCK = 16;
  private static final int MOST_PASSES = 4_096;

  private final Store store;
  private final JournalListener listener;

  Relief(Store store, JournalListener listener) {
    this.store = store;
    this.listener = listener;
  }

  /** Pages kept free of telemetry, so that an event finds room at once. */
  static long reserve(long mostPages) {
    return Math.clamp(mostPages / 10, 16, 256);
  }

  /**
   * Gives up telemetry until this many pages are free.
   *
   * @return whether they are
   */
  boolean fromTelemetry(long pages) throws SQLException {
    for (int pass = 0; store.free() < pages && pass < MOST_PASSES; pass++) {
      if (!thin() && drop(Priority.TELEMETRY, BLOCK) == 0) {
        return false;
      }
    }
    return store.free() >= pages;
  }

  /** Gives up acknowledgements and then events until this many pages are free, if need be. */
  void fromOthers(long pages) throws SQLException {
    for (var priority : List.of(Priority.ACKNOWLEDGEMENT, Priority.EVENT)) {
      long gone = 0;
      for (int dropped = 1; store.free() < pages && dropped > 0; gone += dropped) {
        dropped = drop(priority, SMALL_BLOCK);
      }
      if (gone > 0) {
        listener.heard(new JournalNotice.GivenUp(priority, gone));
      }
    }
  }

  private boolean thin() throws SQLException {
    long thinned = store.counters().getOrDefault(THINNED, 0L);
    long whole = store.records().count(Priority.TELEMETRY, thinned);
    if (whole < 2 * BLOCK || whole < store.records().count(Priority.TELEMETRY, 0) / 4) {
      return false;
    }
    var run = store.records().next(Priority.TELEMETRY, thinned, BLOCK);
    store.thin(run, everySecond(run), Map.of(THINNED, run.getLast().id()));
    return true;
  }

  private static List<Entry> everySecond(List<Entry> run) {
    return IntStream.range(0, run.size()).filter(i -> i % 2 == 1).mapToObj(run::get).toList();
  }

  private int drop(Priority priority, int most) throws SQLException {
    var run = store.first(priority, most);
    if (!run.isEmpty()) {
      store.thin(run, List.of(), Map.of());
    }
    return run.size();
  }
}
