package org.swapgrid.sim.dst.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The event records that a plain reading of a journal's files shows, from the front up to where
 * SQLite reads no further, and from the back: what the medium has not lost.
 */
final class Legible {
  /** Event records stand before all others. */
  private static final String EVENTS =
      "SELECT place, kind, at, sum, body FROM outbox WHERE place < 2305843009213693952"
          + " ORDER BY place";

  private Legible() {}

  /** Every column of each in one text; of a copy, since reading moves the log into the file. */
  static Set<String> events(Path home, Path reading) throws IOException {
    Files.createDirectories(reading);
    for (var name : List.of(Damage.FILE, Damage.LOG)) {
      Files.deleteIfExists(reading.resolve(name));
      if (Files.exists(home.resolve(name))) {
        Files.copy(home.resolve(name), reading.resolve(name));
      }
    }
    Files.deleteIfExists(reading.resolve(Damage.FILE + "-shm"));
    var rows = new HashSet<String>();
    read(reading.resolve(Damage.FILE), EVENTS, rows);
    read(reading.resolve(Damage.FILE), EVENTS + " DESC", rows);
    return rows;
  }

  private static void read(Path file, String query, Set<String> rows) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      while (row.next()) {
        var head = row.getLong(1) + " " + row.getString(2) + " " + row.getString(3);
        rows.add(head + " " + row.getLong(4) + " " + row.getString(5));
      }
    } catch (SQLException noFurther) {
      // What was read until now is what can be read from this end.
    }
  }
}
