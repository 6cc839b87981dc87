package org.swapgrid.sim.config;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.swapgrid.sim.grid.Curve;
import org.swapgrid.sim.grid.GridSignal;
import org.swapgrid.sim.grid.Noise;
import org.swapgrid.sim.meter.MeterFault;
import org.swapgrid.sim.site.Disturbance;
import org.swapgrid.sim.site.Scenario;

/**
 * Reads recorded frequency: CSV with a header row naming time (ISO 8601, or seconds), frequency_hz
 * and, if recorded, voltage_v or voltage_pu. A row without a frequency is an unanswered poll.
 */
public final class Recordings {
  private final String file;
  private final double nominalVolts;
  private final List<Curve.Knot> hertz = new ArrayList<>();
  private final List<Curve.Knot> perUnit = new ArrayList<>();
  private final List<Scenario.Timed> events = new ArrayList<>();
  private List<String> header = List.of();
  private double firstTime = Double.NaN;
  private boolean silent;

  private Recordings(String file, double nominalVolts) {
    this.file = file;
    this.nominalVolts = nominalVolts;
  }

  /** Reads a recording; its first row is time zero. */
  public static Scenario read(Path file, double nominalVolts) throws ConfigurationFault {
    var recording = new Recordings(file.toString(), nominalVolts);
    var lines = Packaged.onDisk(file).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      recording.line(i + 1, lines.get(i));
    }
    return recording.scenario();
  }

  private Scenario scenario() throws ConfigurationFault {
    if (hertz.isEmpty()) {
      throw new ConfigurationFault(file + ": error: no row with a frequency");
    }
    var voltage = perUnit.isEmpty() ? List.of(new Curve.Knot(0, 1)) : perUnit;
    var grid = new GridSignal(new Curve(hertz), new Curve(voltage), List.of(), Noise.NONE);
    var last = hertz.getLast().nanos();
    return new Scenario(file, grid, events, Duration.ofNanos(last));
  }

  private void line(int number, String line) throws ConfigurationFault {
    if (line.isBlank()) {
      return;
    }
    var cells = List.of(line.split(",", -1)).stream().map(String::strip).toList();
    if (header.isEmpty()) {
      header = cells.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
      if (!header.contains("time") || !header.contains("frequency_hz")) {
        throw new ConfigurationFault(
            file, number, "the header row must name time and frequency_hz");
      }
      return;
    }
    row(number, cells);
  }

  private void row(int number, List<String> cells) throws ConfigurationFault {
    var nanos = time(number, cell(cells, "time"));
    var frequency = cell(cells, "frequency_hz");
    if (silent != frequency.isEmpty()) {
      silent = frequency.isEmpty();
      var fault = silent ? new MeterFault.Silent() : MeterFault.NONE;
      var at = Duration.ofNanos(nanos);
      events.add(new Scenario.Timed(at, new Disturbance.Meter(1, fault)));
    }
    add(hertz, number, nanos, frequency, 1);
    add(perUnit, number, nanos, cell(cells, "voltage_pu"), 1);
    add(perUnit, number, nanos, cell(cells, "voltage_v"), nominalVolts);
  }

  private String cell(List<String> cells, String name) {
    var index = header.indexOf(name);
    return index >= 0 && index < cells.size() ? cells.get(index) : "";
  }

  private void add(List<Curve.Knot> curve, int number, long nanos, String cell, double unit)
      throws ConfigurationFault {
    if (cell.isEmpty()) {
      return;
    }
    if (!curve.isEmpty() && nanos < curve.getLast().nanos()) {
      throw new ConfigurationFault(file, number, "the time goes back");
    }
    try {
      curve.add(new Curve.Knot(nanos, Double.parseDouble(cell) / unit));
    } catch (NumberFormatException noNumber) {
      throw new ConfigurationFault(file, number, "expected a number, found \"" + cell + "\"");
    }
  }

  private long time(int number, String cell) throws ConfigurationFault {
    double seconds;
    try {
      seconds = cell.contains("T") ? instant(cell) : Double.parseDouble(cell);
    } catch (DateTimeException | NumberFormatException noTime) {
      throw new ConfigurationFault(
          file, number, "expected seconds or an ISO 8601 time, found \"" + cell + "\"");
    }
    firstTime = Double.isNaN(firstTime) ? seconds : firstTime;
    return (long) ((seconds - firstTime) * 1e9);
  }

  private static double instant(String cell) {
    var instant = OffsetDateTime.parse(cell).toInstant();
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }
}
