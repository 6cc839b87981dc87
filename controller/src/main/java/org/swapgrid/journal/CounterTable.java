package org.swapgrid.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** The table of counters. A damaged one is as good as absent: the second copy has it. */
final class CounterTable {
  private final Sql sql;

  CounterTable(Sql sql) {
    this.sql = sql;
  }

  private record Line(String name, long value, boolean isWhole) {}

  Map<String, Long> all() throws SQLException {
    var lines =
        sql.rows(
            "SELECT name, value, sum FROM counter",
            row -> {
              var name = row.getString(1);
              long value = row.getLong(2);
              return new Line(name, value, row.getLong(3) == sum(name, value));
            });
    var values = new HashMap<String, Long>();
    lines.stream().filter(Line::isWhole).forEach(line -> values.put(line.name(), line.value()));
    return values;
  }

  /** Sets these, each only if it rises. */
  void raise(Map<String, Long> counters) throws SQLException {
    var last = counters.isEmpty() ? counters : all();
    for (var counter : counters.entrySet()) {
      long value = Math.max(counter.getValue(), last.getOrDefault(counter.getKey(), -1L));
      put(counter.getKey(), value);
    }
  }

  void add(String name, long more) throws SQLException {
    if (more > 0) {
      put(name, all().getOrDefault(name, 0L) + more);
    }
  }

  private void put(String name, long value) throws SQLException {
    var _ =
        sql.change(
            "INSERT OR REPLACE INTO counter (name, value, sum) VALUES (?, ?, ?)",
            name,
            value,
            sum(name, value));
  }

  private static long sum(String name, long value) {
    var crc = new CRC32C();
    crc.update((name + "=" + value).getBytes(UTF_8));
    return crc.getValue();
  }
}
