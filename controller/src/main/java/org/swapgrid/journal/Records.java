package org.swapgrid.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.loop.Outbox.Priority;

/**
 * The table of records, in the order of their rowid: the priority in its upper bits, the id in the
 * lower 61; never by time. Each carries a CRC-32C, since SQLite itself does not see a flipped bit
 * in a text.
 */
final class Records {
  static final List<Priority> PRIORITIES = List.of(Priority.values());
  private static final int ID_BITS = 61;
  private static final long IDS = (1L << ID_BITS) - 1;
  private static final String COLUMNS = "SELECT place, kind, at, body, sum FROM outbox ";

  private final Sql sql;

  Records(Sql sql) {
    this.sql = sql;
  }

  /**
   * A row as it was found.
   *
   * @param entry null when it is not as it was written
   */
  record Row(long id, @Nullable Entry entry) {}

  /** Returns 1, or 0 when it is there already. */
  int insert(Entry entry) throws SQLException {
    return sql.change(
        "INSERT OR IGNORE INTO outbox (place, kind, at, body, sum) VALUES (?, ?, ?, ?, ?)",
        place(entry.priority(), entry.id()),
        entry.kind(),
        entry.at().toString(),
        entry.body(),
        sum(entry));
  }

  private static long sum(Entry entry) {
    var crc = new CRC32C();
    var text = entry.id() + "\n" + entry.priority() + "\n" + entry.kind() + "\n" + entry.at();
    crc.update(text.getBytes(UTF_8));
    crc.update(entry.body().getBytes(UTF_8));
    return crc.getValue();
  }

  int delete(long id) throws SQLException {
    return sql.change(
        "DELETE FROM outbox WHERE place IN (?, ?, ?)",
        place(Priority.EVENT, id),
        place(Priority.ACKNOWLEDGEMENT, id),
        place(Priority.TELEMETRY, id));
  }

  /** Deletes from the first to the last of these, both included. */
  void delete(List<Entry> run) throws SQLException {
    var _ =
        sql.change(
            "DELETE FROM outbox WHERE place BETWEEN ? AND ?",
            place(run.getFirst().priority(), run.getFirst().id()),
            place(run.getLast().priority(), run.getLast().id()));
  }

  /**
   * Ascending, behind this id of its priority.
   *
   * @throws SQLException also when one of them is not as it was written
   */
  List<Entry> next(Priority priority, long behind, int most) throws SQLException {
    return sql.rows(
        COLUMNS + "WHERE place > ? AND place <= ? ORDER BY place LIMIT ?",
        Records::entry,
        place(priority, behind),
        place(priority, IDS),
        most);
  }

  /** The same, with damaged ones marked; behind the id, or before it and descending. */
  List<Row> found(Priority priority, boolean ascending, long from, int most) throws SQLException {
    return sql.rows(
        COLUMNS
            + "WHERE place > ? AND place < ? ORDER BY place "
            + (ascending ? "" : "DESC ")
            + "LIMIT ?",
        row -> new Row(row.getLong(1) & IDS, whole(row)),
        place(priority, ascending ? from : 0),
        place(priority, ascending ? IDS : from),
        most);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    var entry = whole(row);
    if (entry == null) {
      throw Fault.damaged("record " + (row.getLong(1) & IDS) + " is not as it was written");
    }
    return entry;
  }

  private static @Nullable Entry whole(ResultSet row) throws SQLException {
    try {
      var entry =
          new Entry(
              row.getLong(1) & IDS,
              PRIORITIES.get((int) (row.getLong(1) >>> ID_BITS)),
              row.getString(2),
              Instant.parse(row.getString(3)),
              row.getString(4));
      return sum(entry) == row.getLong(5) ? entry : null;
    } catch (DateTimeException | IndexOutOfBoundsException changed) {
      return null;
    }
  }

  long count() throws SQLException {
    return sql.number("SELECT count(*) FROM outbox", 0);
  }

  long count(Priority priority, long behind) throws SQLException {
    return sql.number(
        "SELECT count(*) FROM outbox WHERE place > ? AND place <= ?",
        0,
        place(priority, behind),
        place(priority, IDS));
  }

  /** The highest id; 0 when there is none. */
  long lastId() throws SQLException {
    long last = 0;
    for (var priority : PRIORITIES) {
      for (var row : found(priority, false, IDS, 1)) {
        last = Math.max(last, row.id());
      }
    }
    return last;
  }

  /** When the record that was appended first happened; the epoch when there is none. */
  Instant oldest() throws SQLException {
    Entry first = null;
    for (var priority : PRIORITIES) {
      for (var entry : next(priority, 0, 1)) {
        first = first == null || entry.id() < first.id() ? entry : first;
      }
    }
    return first == null ? Instant.EPOCH : first.at();
  }

  private static long place(Priority priority, long id) {
    return ((long) PRIORITIES.indexOf(priority) << ID_BITS) + Math.min(id, IDS);
  }
}
