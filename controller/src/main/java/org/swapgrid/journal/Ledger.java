package org.swapgrid.journal;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The counters in memory, with their two copies on the disk. A counter is durable when either copy
 * has it; at opening the higher value counts.
 */
final class Ledger {
  private static final String BOOT = "journal.boot";
  private static final int FIRST_BOOTS = 1 << 28;

  private final CounterFile copy;
  private final JournalListener listener;
  private final Map<String, Long> values = new ConcurrentHashMap<>();
  private long boot;
  private boolean inDoubt;

  Ledger(CounterFile copy, JournalListener listener) {
    this.copy = copy;
    this.listener = listener;
  }

  /** Takes up the second copy. */
  void read() {
    try {
      raise(copy.read());
    } catch (IOException damaged) {
      doubt(damaged);
    }
  }

  /**
   * Brings the store and the second copy to the higher value of each, and gives this run its boot
   * number if it has none yet.
   */
  void adopt(Store store) throws SQLException {
    raise(store.counters());

    if (boot == 0) {
      long last = Math.max(last(BOOT), store.records().lastId() >>> 32);
      boot = 1 + (last > 0 ? last : new SecureRandom().nextInt(FIRST_BOOTS));
      values.put(BOOT, boot);
    }
    store.write(new Batch(List.of(), Set.of(), Map.copyOf(values), List.of(), 0), boot);
    var _ = copy(Map.of());
  }

  /**
   * Rises by one with every start; the first is drawn by chance, so that a new disk is told apart.
   */
  long boot() {
    return boot;
  }

  /** Whether a journal stood here before, as far as the numbers that were read tell. */
  boolean hasRun() {
    return last(BOOT) > 0;
  }

  long last(String name) {
    return values.getOrDefault(name, -1L);
  }

  /** Ends a try to keep these: tells those who wait. */
  void settle(Batch batch, boolean written) {
    if (batch.counters().isEmpty()) {
      return;
    }
    boolean copied = copy(batch.counters());
    if (written || copied) {
      raise(batch.counters());
    }
    batch.kept().forEach(done -> done.complete(written || copied));
  }

  /** Takes up what the store counted by itself. */
  void raise(Map<String, Long> counters) {
    counters.forEach((name, value) -> values.merge(name, value, Math::max));
  }

  private boolean copy(Map<String, Long> raised) {
    var all = new ConcurrentHashMap<>(values);
    raised.forEach((name, value) -> all.merge(name, value, Math::max));
    try {
      copy.write(all);
      inDoubt = false;
      return true;
    } catch (IOException refused) {
      doubt(refused);
      return false;
    }
  }

  private void doubt(IOException why) {
    if (!inDoubt) {
      listener.heard(new JournalNotice.CountersInDoubt(why.toString()));
    }
    inDoubt = true;
  }
}
