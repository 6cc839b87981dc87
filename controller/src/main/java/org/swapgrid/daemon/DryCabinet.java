package org.swapgrid.daemon;

import java.util.Optional;
import org.swapgrid.loop.Cabinet;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.ChargingPlan;

/** Reads the cabinet and never writes to it. */
record DryCabinet(Cabinet real) implements Cabinet {
  @Override
  public Optional<CabinetSnapshot> latest() {
    return real.latest();
  }

  @Override
  public void steer(ChargingPlan plan) {}
}
