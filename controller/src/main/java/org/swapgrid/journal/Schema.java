package org.swapgrid.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/** The tables, their version, and the check at opening. */
final class Schema {
  static final int VERSION = 1;
  // The version stands in both halves of user_version: a flipped bit is not taken for a newer one.
  private static final int TWICE = 0x1_0001;

  /** SQLite file format, 1.3: the database header. */
  private static final int USER_VERSION_AT = 60;

  private Schema() {}

  /**
   * Makes the connection the file's only one and the file ready for use.
   *
   * @throws JournalRefused when a newer version made the file
   * @throws SQLException also when the file is damaged
   */
  static void prepare(Sql sql, Path file) throws SQLException, JournalRefused {
    sql.run("PRAGMA busy_timeout = 200");
    // With one connection the log's index lives in memory: no mapped file that a full disk kills.
    sql.run("PRAGMA locking_mode = EXCLUSIVE");
    sql.run("PRAGMA page_size = " + Store.PAGE_BYTES);
    sql.run("PRAGMA journal_mode = WAL");
    sql.run("PRAGMA synchronous = FULL");
    sql.run("PRAGMA cache_size = -1024");
    sql.run("PRAGMA temp_store = MEMORY");
    sql.run("PRAGMA cell_size_check = ON");
    long marked = sql.number("PRAGMA user_version", 0);
    long version = marked & 0xffff;
    if (marked != version * TWICE) {
      throw Fault.damaged("its version is " + marked);
    }
    if (version > VERSION) {
      throw new JournalRefused(newer(file, version));
    }
    if (version == 0) {
      create(sql);
    }
    check(sql);
  }

  /**
   * A first look without opening it: whether a newer version made it. Anything else, a damaged or a
   * missing file too, is for {@link #prepare}.
   */
  static void refuseNewer(Path file) throws JournalRefused {
    var header = ByteBuffer.allocate(USER_VERSION_AT + Integer.BYTES);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.read(header) < header.capacity()) {
        return;
      }
    } catch (IOException notThere) {
      return;
    }
    long marked = header.getInt(USER_VERSION_AT);
    long version = marked & 0xffff;
    if (marked == version * TWICE && version > VERSION) {
      throw new JournalRefused(newer(file, version));
    }
  }

  static String mark(int version) {
    return "PRAGMA user_version = " + version * TWICE;
  }

  private static String newer(Path file, long version) {
    return "%s was written by a newer swapgrid (schema %d; this one knows up to %d): install that version again, or move the file away to begin a new one"
        .formatted(file, version, VERSION);
  }

  private static void create(Sql sql) throws SQLException {
    sql.atomically(() -> {
      sql.run(
          "CREATE TABLE outbox (place INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
              + " at TEXT NOT NULL, body TEXT NOT NULL, sum INTEGER NOT NULL)");
      sql.run(
          "CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL,"
              + " sum INTEGER NOT NULL) WITHOUT ROWID");

      sql.run("CREATE TABLE claim (room BLOB)");
      sql.run(mark(VERSION));
    });
  }

  private static void check(Sql sql) throws SQLException {
    var found = sql.rows("PRAGMA quick_check(1)", row -> row.getString(1));
    if (found.size() != 1 || !"ok".equals(found.getFirst())) {
      throw Fault.damaged("quick_check: " + String.join("; ", found));
    }
  }
}
