package org.swapgrid.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.durable.DurableFile;
import org.swapgrid.model.Power;
import org.swapgrid.record.Quarter;

/**
 * The station's quarters of an hour, the input of the 10-of-10 baseline: one line each in {@code
 * power.csv}, of the last sixty days and up to as many again.
 *
 * @param state the state directory
 */
public record PowerLog(Path state) {
  private static final int KEPT = 60 * 24 * 4;

  private Path file() {
    return state.resolve("power.csv");
  }

  /** Adds a quarter, and shortens a file that is twice as long as it need be. */
  public void add(Quarter quarter) throws IOException {
    Files.createDirectories(state);
    Files.writeString(file(), line(quarter), UTF_8, CREATE, APPEND);
    if (Files.size(file()) > 2L * KEPT * 40) {
      var quarters = read();
      var text = new StringBuilder();
      quarters.subList(Math.max(0, quarters.size() - KEPT), quarters.size()).stream()
          .map(PowerLog::line)
          .forEach(text::append);
      DurableFile.replace(file(), text.toString().getBytes(UTF_8));
    }
  }

  /** All that can be read; a line cut by a power failure is left out. */
  public List<Quarter> read() throws IOException {
    var quarters = new ArrayList<Quarter>();
    if (Files.exists(file())) {
      for (var line : Files.readAllLines(file(), UTF_8)) {
        var quarter = quarter(line);
        if (quarter != null) {
          quarters.add(quarter);
        }
      }
    }
    return quarters;
  }

  private static String line(Quarter quarter) {
    return "%s,%d,%d,%s%n"
        .formatted(
            quarter.start(),
            quarter.drawn().watts(),
            quarter.covered(),
            quarter.event() ? "event" : "-");
  }

  private static @Nullable Quarter quarter(String line) {
    var cells = line.split(",", -1);
    if (cells.length != 4) {
      return null;
    }
    try {
      return new Quarter(
          Instant.parse(cells[0]),
          new Power(Long.parseLong(cells[1])),
          Integer.parseInt(cells[2]),
          cells[3].equals("event"));
    } catch (DateTimeException | NumberFormatException cut) {
      return null;
    }
  }
}
