package org.swapgrid.daemon.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.Decision;
import org.swapgrid.decision.Memory;
import org.swapgrid.decision.Observation;
import org.swapgrid.decision.Policy;
import org.swapgrid.decision.Resume;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Power;
import org.swapgrid.model.Tick;
import org.swapgrid.model.Voltage;

/**
 * Decides a recording cycle by cycle, as the daemon would have: at every reading, and every 100 ms
 * without one. Where the rows are further apart than the meter is polled, each is read again at
 * every poll until the next one, for one and a half usual distances at most; a gap or an empty cell
 * is silence.
 */
public final class Replay {
  private static final Duration CYCLE = Duration.ofMillis(100);
  private static final Resume FRESH =
      new Resume(Resume.Stage.NORMAL, List.of(), Power.ZERO, Power.ZERO, 0, false);

  private final Controller controller;
  private final Policy.MeterTrust meter;
  private final Setting setting;
  private final TwinCabinet cabinet;
  private final Changes changes;
  private Memory memory;
  private long cycles;
  private long rows;
  private @Nullable FrequencySample newest;

  /**
   * What the recording is played to.
   *
   * @param poll the meter's poll interval
   * @param bays of the cabinet, 1 to 120
   * @param bayPower each bay's rating
   */
  public record Setting(Duration poll, int bays, Power bayPower) {}

  /**
   * One activation or change of mode.
   *
   * @param at as the file counts
   * @param wall null where the file counts seconds
   */
  public record Change(
      Duration at, @Nullable Instant wall, String mode, Decision made, String why) {}

  /**
   * What was played.
   *
   * @param rows of the file without its header
   * @param cycles decided
   * @param activations how often a service's claim began to stand
   */
  public record Summary(long rows, long cycles, long activations, long changes) {}

  public Replay(Policy policy, Setting setting, Consumer<Change> listener) {
    this.controller = new Controller(policy);
    this.meter = policy.gate().meters().getFirst();
    this.setting = setting;
    this.cabinet = new TwinCabinet(setting.bays(), setting.bayPower());
    this.changes = new Changes(controller, listener);
    this.memory = controller.resume(FRESH, new Tick(0, Duration.ZERO, Instant.EPOCH));
  }

  /**
   * Plays the whole recording.
   *
   * @throws CsvFault at the first row that cannot be read; what came before was played
   * @throws IOException when the file cannot be read
   */
  public Summary play(BufferedReader csv) throws IOException, CsvFault {
    var source = new CsvRows(csv);
    var row = source.next();
    var start = row == null ? Duration.ZERO : row.at();
    var usual = Duration.ZERO;
    while (row != null) {
      rows++;
      var next = source.next();
      var until = next == null ? row.at() : next.at();
      usual = usual.isZero() ? until.minus(row.at()) : usual;
      var span = new Span(row, start, until.minus(row.at()), usual, source.isPerUnit());
      play(span);
      row = next;
    }
    return new Summary(rows, cycles, changes.activations(), changes.count());
  }

  /** One row and the time until the next. */
  private record Span(Row row, Duration start, Duration length, Duration usual, boolean perUnit) {
    Duration elapsed(Duration into) {
      return row.at().minus(start).plus(into);
    }

    boolean isRead(Duration into) {
      return into.multipliedBy(2).compareTo(usual.multipliedBy(3)) < 0;
    }
  }

  private void play(Span span) {
    var into = Duration.ZERO;
    var step = setting.poll().compareTo(CYCLE) < 0 ? setting.poll() : CYCLE;
    do {
      if (span.row().reading() != null && span.isRead(into)) {
        newest = sample(span, span.row().reading(), span.elapsed(into));
      }
      cycle(span, into);
      into = into.plus(step);
    } while (into.compareTo(span.length()) < 0);
  }

  private void cycle(Span span, Duration into) {
    var wall = span.row().wall();
    var stamp = wall == null ? Instant.EPOCH.plus(span.row().at()) : wall;
    var now = span.elapsed(into);
    var tick = new Tick(++cycles, now, stamp.plus(into));
    var samples = newest == null ? List.<FrequencySample>of() : List.of(newest);
    var made =
        controller.decide(
            memory, new Observation(samples, cabinet.at(now, isPowered()), false, tick));
    cabinet.steer(made.plan());
    memory = made.next();
    changes.see(made, tick, span.row().at().plus(into), wall == null ? null : tick.wall());
  }

  /** A recording without voltages is of a grid that had one. */
  private boolean isPowered() {
    var voltage = newest == null ? null : newest.voltage();
    return voltage == null || voltage.milliVolts() * 2 >= meter.nominalVoltage().milliVolts();
  }

  private FrequencySample sample(Span span, Row.Reading reading, Duration at) {
    var frequency = Double.isNaN(reading.hertz()) ? null : Frequency.ofHertz(reading.hertz());
    long raw = Double.doubleToRawLongBits(reading.hertz());
    var times = new FrequencySample.Times(at, at);
    return new FrequencySample(
        meter.meter(), frequency, raw, voltage(span, reading.voltage()), null, times);
  }

  private @Nullable Voltage voltage(Span span, @Nullable Double voltage) {
    if (voltage == null) {
      return meter.nominalVoltage();
    }
    if (voltage.isNaN()) {
      return null;
    }
    return Voltage.ofVolts(span.perUnit() ? voltage * meter.nominalVoltage().volts() : voltage);
  }
}
