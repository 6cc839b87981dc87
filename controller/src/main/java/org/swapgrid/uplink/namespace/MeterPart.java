package org.swapgrid.uplink.namespace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.GridState;
import org.swapgrid.decision.GridState.Doubt;
import org.swapgrid.decision.GridState.Seen;
import org.swapgrid.decision.GridState.Unseen;
import org.swapgrid.decision.GridState.VoltageLost;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.uplink.sparkplug.Definition;
import org.swapgrid.uplink.sparkplug.Part;
import org.swapgrid.uplink.sparkplug.Quality;

/** The meter at the point of connection that governs now. */
final class MeterPart {
  static final String ID = "METER-PCC";

  private final Definition frequency;
  private final Definition first;
  private final Definition second;
  private final Definition third;
  private final Definition power;
  private final Definition imported;
  private final Definition exported;
  private final Definition quality;

  MeterPart(Terms terms) {
    frequency = terms.hertz("Frequency", "Grid frequency");
    first = terms.volts("Voltage/L1", "Phase to neutral");
    second = terms.volts("Voltage/L2", "Phase to neutral; null where the map has no register");
    third = terms.volts("Voltage/L3", "Phase to neutral; null where the map has no register");
    power = terms.signedKilowatts("Power/Active", "Positive is drawn from the grid");
    imported = terms.number("Energy/Import", "kWh", "Cumulative register of the meter");
    exported = terms.number("Energy/Export", "kWh", "Cumulative register of the meter");
    quality = terms.quality("Quality");
  }

  /** Empty when no meter answers: the device is dead then. */
  Optional<Part> of(CycleRecord cycle) {
    var grid = cycle.made().view().grid();
    var sample = sample(cycle, grid);
    if (sample == null || (grid instanceof Unseen(_, var doubt) && doubt == Doubt.SILENT)) {
      return Optional.empty();
    }
    var seen = grid instanceof Seen(var hertz, _, _) ? (Double) hertz.hertz() : null;
    var voltage = sample.voltage() == null ? null : (Double) sample.voltage().volts();
    return Optional.of(
        new Sheet(ID, cycle.seen().tick().wall())
            .real(frequency, seen)
            .real(first, voltage)
            .real(second, null)
            .real(third, null)
            .power(power, sample.power())
            .real(imported, null)
            .real(exported, null)
            .whole(quality, (long) quality(grid).code())
            .part());
  }

  private static @Nullable FrequencySample sample(CycleRecord cycle, GridState grid) {
    var samples = cycle.seen().samples();
    if (grid instanceof Seen(_, var meter, _)) {
      return samples.stream().filter(s -> s.meter().equals(meter)).findFirst().orElse(null);
    }
    return samples.isEmpty() ? null : samples.getFirst();
  }

  private static Quality quality(GridState grid) {
    return switch (grid) {
      case Seen _ -> Quality.GOOD;
      case Unseen(_, var doubt) -> doubt == Doubt.FROZEN ? Quality.STALE : Quality.BAD;
      case VoltageLost _ -> Quality.BAD;
    };
  }
}
