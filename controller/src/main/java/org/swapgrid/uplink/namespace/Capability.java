package org.swapgrid.uplink.namespace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Power;
import org.swapgrid.uplink.sparkplug.Definition;

/**
 * What the station could do if it were asked to. Up is upward regulation: energy into the grid, in
 * the generator's frame of reference that IEEE 1547 and the SunSpec 700 models use; down is energy
 * out of it. Power keeps the sign of this namespace: positive is drawn.
 */
final class Capability {
  private final Layout layout;
  private final Definition least;
  private final Definition most;
  private final Definition up;
  private final Definition down;
  private final Definition ramp;

  Capability(Terms terms) {
    layout = terms.layout();
    least = terms.kilowatts("Capability/PowerMin", "Draw that no command moves");
    most = terms.kilowatts("Capability/PowerMax", "The chargers' ratings within the connection");
    up =
        terms.kilowattHours(
            "Capability/EnergyUp", "Upward: can be fed back now; 0 where no bay can; null unknown");
    down =
        terms.kilowattHours(
            "Capability/EnergyDown", "Downward: until every pack is full; null until learned");
    ramp =
        terms.number(
            "Capability/RampRate", "kW/s", "Steepest return; a service may ask for a gentler one");
  }

  Sheet fill(Sheet sheet, CycleRecord cycle, @Nullable Double packKilowattHours) {
    var cabinet = cycle.seen().cabinet();
    if (cabinet == null) {
      return sheet
          .power(least, null)
          .power(most, null)
          .real(up, null)
          .real(down, null)
          .real(ramp, null);
    }
    var rating = rating(cabinet);
    return sheet
        .power(least, uncontrolled(cycle, cabinet))
        .power(most, rating)
        .real(up, upward(cabinet, packKilowattHours))
        .real(down, downward(cabinet, packKilowattHours))
        .real(ramp, slope(rating));
  }

  private static Power uncontrolled(CycleRecord cycle, CabinetSnapshot cabinet) {
    long watts = 0;
    var stubborn = cycle.made().view().bays().notObeying();
    for (var bay : cabinet.bays()) {
      boolean moves = bay.isSteerable() && !stubborn.contains(bay.bay());
      watts += moves ? 0 : bay.draw().atLeastZero().watts();
    }
    return new Power(watts);
  }

  private Power rating(CabinetSnapshot cabinet) {
    long watts = 0;
    for (var bay : cabinet.bays()) {
      watts += bay.ceiling().watts();
    }
    return new Power(watts).min(layout.connection());
  }

  private static @Nullable Double upward(CabinetSnapshot cabinet, @Nullable Double pack) {
    double full = 0;
    for (var bay : cabinet.bays()) {
      boolean canGive = bay.isSteerable() && bay.condition().canFeedBack();
      full += canGive ? charge(bay, 0) : 0;
    }
    if (full == 0) {
      return 0.0;
    }
    return pack == null ? null : full * pack;
  }

  private static @Nullable Double downward(CabinetSnapshot cabinet, @Nullable Double pack) {
    if (pack == null) {
      return null;
    }
    double empty = 0;
    for (var bay : cabinet.bays()) {
      empty += bay.isSteerable() ? 1 - charge(bay, 1) : 0;
    }
    return empty * pack;
  }

  /** From 0 to 1; a bay without a battery counts as the other value. */
  private static double charge(BaySnapshot bay, double otherwise) {
    var battery = bay.battery();
    return battery == null ? otherwise : battery.stateOfCharge().permille() / 1_000.0;
  }

  private @Nullable Double slope(Power rating) {
    Duration over = layout.ramp();
    return over == null ? null : rating.watts() / (double) over.toMillis();
  }
}
