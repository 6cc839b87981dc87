package org.swapgrid.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteDataSource;

/**
 * One connection of one thread. Statements are prepared at their first use and again after any
 * failure: one that has seen a full disk does not recover.
 */
final class Sql implements AutoCloseable {
  /** Reads the row the result stands on. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Statements that hold together. */
  @FunctionalInterface
  interface Change {
    void apply() throws SQLException;
  }

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private Sql(Connection connection) {
    this.connection = connection;
  }

  static Sql open(Path file) throws SQLException {
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    return new Sql(source.getConnection());
  }

  /** Runs one statement that takes no values; what it answers is not looked at. */
  void run(String statement) throws SQLException {
    try (var once = connection.createStatement()) {
      var _ = once.execute(statement);
    }
  }

  /** Returns how many rows it changed. */
  int change(String statement, Object... values) throws SQLException {
    return bound(statement, values).executeUpdate();
  }

  <T> List<T> rows(String query, Row<T> row, Object... values) throws SQLException {
    try (var result = bound(query, values).executeQuery()) {
      var all = new ArrayList<T>();
      while (result.next()) {
        all.add(row.read(result));
      }
      return all;
    }
  }

  /** The first column of the first row, or else this. */
  long number(String query, long otherwise, Object... values) throws SQLException {
    var found = rows(query, row -> row.getLong(1), values);
    return found.isEmpty() ? otherwise : found.getFirst();
  }

  private PreparedStatement bound(String text, Object... values) throws SQLException {
    var statement = prepared.get(text);
    if (statement == null) {
      statement = connection.prepareStatement(text);
      prepared.put(text, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /** All of it durable, or none of it and a throw. */
  void atomically(Change change) throws SQLException {
    run("BEGIN IMMEDIATE");
    boolean done = false;
    try {
      change.apply();
      run("COMMIT");
      done = true;
    } finally {
      if (!done) {
        rollBack();
      }
    }
  }

  private void rollBack() {
    prepared.values().forEach(Sql::release);
    prepared.clear();
    try {
      run("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      // SQLite ends the transaction by itself after some failures; the first one is what counts.
    }
  }

  private static void release(PreparedStatement statement) {
    try {
      statement.close();
    } catch (SQLException asItsUseFailed) {
      // Closing repeats the failure of the last use, which was reported then.
    }
  }

  @Override
  public void close() throws SQLException {
    prepared.values().forEach(Sql::release);
    prepared.clear();
    connection.close();
  }
}
