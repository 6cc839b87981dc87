package org.swapgrid.daemon.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a recording row by row; nothing but the present row is kept. */
final class CsvRows {
  private static final int MOST_CHARACTERS = 10_000;
  private static final double MOST_HERTZ = 1_000;

  private final BufferedReader source;
  private final Columns columns;
  private final TimeColumn times = new TimeColumn();
  private long line = 1;

  /**
   * Where the values stand.
   *
   * @param voltage -1 where there is none
   * @param perUnit whether the voltage is a share of the nominal one
   */
  record Columns(int time, int frequency, int voltage, boolean perUnit) {}

  /** One cell and where it begins. */
  record Cell(String text, int column) {}

  /** Reads the header. */
  CsvRows(BufferedReader source) throws IOException, CsvFault {
    this.source = source;
    var header = source.readLine();
    if (header == null) {
      throw new CsvFault(1, 1, "the file is empty; it needs the header time,frequency_hz");
    }
    this.columns = columns(header.startsWith("\uFEFF") ? header.substring(1) : header);
  }

  boolean isPerUnit() {
    return columns.perUnit();
  }

  private static Columns columns(String header) throws CsvFault {
    var names = new ArrayList<String>();
    for (var cell : cells(header, 1)) {
      names.add(cell.text().toLowerCase(Locale.ROOT));
    }
    int volts = names.indexOf("voltage_v");
    int perUnit = names.indexOf("voltage_pu");
    if (volts >= 0 && perUnit >= 0) {
      throw new CsvFault(1, 1, "both voltage_v and voltage_pu; keep one");
    }
    return new Columns(
        required(names, "time"),
        required(names, "frequency_hz"),
        Math.max(volts, perUnit),
        perUnit >= 0);
  }

  private static int required(List<String> names, String name) throws CsvFault {
    int at = names.indexOf(name);
    if (at < 0) {
      var hint = names.toString().contains(";") ? "; separate the columns by commas" : "";
      throw new CsvFault(
          1, 1, "no column \"" + name + "\"; the header is " + String.join(",", names) + hint);
    }
    return at;
  }

  /** The next row; null at the end. Blank lines are skipped. */
  @Nullable Row next() throws IOException, CsvFault {
    for (var text = source.readLine(); text != null; text = source.readLine()) {
      line++;
      if (!text.isBlank()) {
        return row(cells(text, line));
      }
    }
    return null;
  }

  private Row row(List<Cell> cells) throws CsvFault {
    var time = times.read(cell(cells, columns.time(), "time"), line);
    var frequency = cell(cells, columns.frequency(), "frequency_hz");
    if (frequency.text().isEmpty()) {
      return new Row(line, time.at(), time.wall(), null);
    }
    var reading = new Row.Reading(hertz(frequency), voltage(cells));
    return new Row(line, time.at(), time.wall(), reading);
  }

  private double hertz(Cell cell) throws CsvFault {
    double hertz = number(cell, "frequency_hz");
    if (hertz < 0 || hertz > MOST_HERTZ) {
      throw new CsvFault(line, cell.column(), "frequency_hz: " + cell.text() + " is not in Hz");
    }
    return hertz;
  }

  private @Nullable Double voltage(List<Cell> cells) throws CsvFault {
    if (columns.voltage() < 0) {
      return null;
    }
    var name = columns.perUnit() ? "voltage_pu" : "voltage_v";
    var cell = cell(cells, columns.voltage(), name);
    if (cell.text().isEmpty()) {
      return Double.NaN;
    }
    double voltage = number(cell, name);
    if (voltage < 0) {
      throw new CsvFault(line, cell.column(), name + ": " + cell.text() + " is negative");
    }
    return voltage;
  }

  private double number(Cell cell, String name) throws CsvFault {
    try {
      double number = Double.parseDouble(cell.text());
      if (!Double.isInfinite(number)) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the same fault as infinity
    }
    throw new CsvFault(
        line,
        cell.column(),
        name + ": expected a number with a decimal point, found \"" + cell.text() + '"');
  }

  private Cell cell(List<Cell> cells, int index, String name) throws CsvFault {
    if (index < cells.size()) {
      return cells.get(index);
    }
    var last = cells.getLast();
    throw new CsvFault(
        line, last.column() + last.text().length(), "the row ends before column " + name);
  }

  private static List<Cell> cells(String text, long line) throws CsvFault {
    if (text.length() > MOST_CHARACTERS) {
      throw new CsvFault(
          line, 1, "a line of " + text.length() + " characters; is this a CSV file?");
    }
    var cells = new ArrayList<Cell>();
    int start = 0;
    for (int end = text.indexOf(','); end >= 0; end = text.indexOf(',', start)) {
      cells.add(cell(text, start, end));
      start = end + 1;
    }
    cells.add(cell(text, start, text.length()));
    return cells;
  }

  private static Cell cell(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && isPadding(text.charAt(from))) {
      from++;
    }
    while (to > from && isPadding(text.charAt(to - 1))) {
      to--;
    }
    return new Cell(text.substring(from, to), from + 1);
  }

  private static boolean isPadding(char c) {
    return c <= ' ' || c == '"';
  }
}
