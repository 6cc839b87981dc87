package org.swapgrid.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.swapgrid.loop.Outbox.Entry;

/** Records and counters in one SQLite file with a bound on its size. For one thread. */
final class Store implements AutoCloseable {
  static final int PAGE_BYTES = 4_096;
  static final String DROPPED = "journal.dropped";

  private final Sql sql;
  private final Records records;
  private final CounterTable counters;

  private long queued;

  private Store(Sql sql) {
    this.sql = sql;
    this.records = new Records(sql);
    this.counters = new CounterTable(sql);
  }

  /**
   * Opens the file or makes it; reads all of it once to check it.
   *
   * @throws JournalRefused when a newer version made the file
   * @throws SQLException also when it is damaged
   */
  static Store open(Path file) throws SQLException, JournalRefused {
    var sql = Sql.open(file);
    boolean usable = false;
    try {
      Schema.prepare(sql, file);
      var store = new Store(sql);

      store.queued = store.records.count();
      usable = true;
      return store;
    } finally {
      if (!usable) {
        sql.close();
      }
    }
  }

  /** Makes all of the batch durable, or throws and leaves the file as it was. */
  void write(Batch batch, long boot) throws SQLException {
    var more = new long[1];
    sql.atomically(() -> {
      for (var waiting : batch.entries()) {
        more[0] += records.insert(waiting.entry(boot));
      }
      for (long id : batch.gone()) {
        more[0] -= records.delete(id);
      }
      counters.raise(batch.counters());
      counters.add(DROPPED, batch.dropped());
    });
    queued += more[0];
  }

  Records records() {
    return records;
  }

  Map<String, Long> counters() throws SQLException {
    return counters.all();
  }

  /** How many records there are. */
  long queued() {
    return queued;
  }

  /** Takes records and counters over from another file as they are. */
  void adopt(List<Entry> entries, Map<String, Long> raised) throws SQLException {
    var more = new long[1];
    sql.atomically(() -> {
      counters.raise(raised);
      for (var entry : entries) {
        more[0] += records.insert(entry);
      }
    });
    queued += more[0];
  }

  /**
   * Replaces a run of records of one priority by some of them, which packs them into fewer pages,
   * and counts the others as dropped.
   *
   * @param raised counters of the same transaction
   */
  void thin(List<Entry> run, List<Entry> stay, Map<String, Long> raised) throws SQLException {
    int fewer = run.size() - stay.size();
    sql.atomically(() -> {
      records.delete(run);
      for (var entry : stay) {
        var _ = records.insert(entry);
      }
      counters.raise(raised);
      counters.add(DROPPED, fewer);
    });
    queued -= fewer;
  }

  /** How large the file may grow by itself. */
  void bound(long pages) throws SQLException {
    var _ = sql.number("PRAGMA max_page_count = " + pages, pages);
  }

  long pages() throws SQLException {
    return sql.number("PRAGMA page_count", 0);
  }

  /** Pages of the file that nothing stands on. */
  long unused() throws SQLException {
    return sql.number("PRAGMA freelist_count", 0);
  }

  /** Writes this many pages through the log and gives them up again. */
  void claim(long pages) throws SQLException {
    // A page of a chain of overflow holds four bytes less.
    long bytes = pages * (PAGE_BYTES - 4);
    sql.atomically(() -> sql.run("INSERT INTO claim (room) VALUES (zeroblob(" + bytes + "))"));
    sql.atomically(() -> sql.run("DELETE FROM claim"));
    checkpoint();
  }

  /**
   * Makes the file larger by this many unused pages.
   *
   * @throws SQLException when the disk has not as much; what was committed may still be in the log
   */
  void grow(long pages) throws SQLException {
    bound(pages() + pages);
    try {
      claim(unused() + pages);
    } finally {
      bound(pages());
    }
  }

  /** Moves the log into the file, so that the log is written from its beginning again. */
  void checkpoint() throws SQLException {
    sql.run("PRAGMA wal_checkpoint(PASSIVE)");
  }

  /** How many pages the log holds before it is moved into the file. */
  void checkpointEvery(long pages) throws SQLException {
    sql.run("PRAGMA wal_autocheckpoint = " + pages);
  }

  @Override
  public void close() throws SQLException {
    sql.close();
  }
}
