package org.swapgrid.daemon.selftest;

import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.GridState.Seen;
import org.swapgrid.decision.GridState.Unseen;
import org.swapgrid.decision.GridState.VoltageLost;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.Power;

/** Why no test may begin now. */
final class Refusal {
  private Refusal() {}

  /** In words; null when nothing stands against it. */
  static @Nullable String of(Plan plan, Policy policy, CycleRecord cycle) {
    var seen = cycle.seen();
    if (seen.hold()) {
      return "a technician holds the station: end it with swapgrid hold --release";
    }
    if (seen.leases().powerAt(seen.tick().elapsed()) != null) {
      return "an order of the aggregator runs";
    }
    var grid = grid(policy, cycle);
    if (grid != null) {
      return grid;
    }
    var mode = mode(cycle.made().next().mode());
    return mode == null ? service(plan, cycle) : mode;
  }

  private static @Nullable String grid(Policy policy, CycleRecord cycle) {
    return switch (cycle.made().view().grid()) {
      case Seen(var frequency, _, _) -> {
        var release =
            Plan.statics(policy).stream()
                .map(each -> each.release().level())
                .reduce((a, b) -> a.isAbove(b) ? a : b)
                .orElseThrow();
        yield frequency.isBelow(release)
            ? "the frequency is %s, below the release level of %s".formatted(frequency, release)
            : null;
      }
      case Unseen(_, var doubt) -> "the station is blind: the meter " + doubt.words();
      case VoltageLost _ -> "the voltage is gone";
    };
  }

  private static @Nullable String mode(Mode mode) {
    return switch (mode) {
      case Mode.Normal _ -> null;
      case Mode.Shedding _ -> "an event is under way";
      case Mode.Waiting _, Mode.Restoring _ -> "the station is on its way back from an event";
      case Mode.Ordered _ -> "an order of the aggregator runs";
      case Mode.Regulating _ -> "the station follows the frequency now";
      case Mode.Held _ -> "a technician holds the station: end it with swapgrid hold --release";
      case Mode.Blind _, Mode.Unsure _, Mode.CarryingOn _, Mode.Dark _ ->
          "the station was blind a moment ago";
    };
  }

  private static @Nullable String service(Plan plan, CycleRecord cycle) {
    var id = plan.service().id();
    var shown =
        cycle.made().view().services().stream()
            .filter(each -> each.service().equals(id))
            .findFirst()
            .orElseThrow();
    if (!shown.armed()) {
      return "the service "
          + id
          + " is not armed: the cabinet cannot be steered, or it is disarmed";
    }
    return load(shown.available(), cycle.made().view().balance().baseline());
  }

  /** Against a baseline of a minute in which little was drawn, nothing could be shown. */
  private static @Nullable String load(Power available, Power baseline) {
    if (!available.isAbove(Power.ZERO)) {
      return "there is nothing to shed: no bay draws that may be stopped";
    }
    return available.watts() * Figures.ENOUGH_PERMILLE > baseline.watts() * 1_000
        ? "the draw of the last minute, %s, is less than the %s that would be owed: wait a minute"
            .formatted(Figures.kilowatts(baseline), Figures.kilowatts(available))
        : null;
  }
}
