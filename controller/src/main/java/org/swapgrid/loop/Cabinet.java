package org.swapgrid.loop;

import java.util.Optional;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.ChargingPlan;

/** The charging cabinet as the loop sees it. */
public interface Cabinet {
  /** The newest consistent read. Returns at once and never throws; silence is an old snapshot. */
  Optional<CabinetSnapshot> latest();

  /**
   * Hands over where the station must be. Returns at once; the newest plan wins, one that equals
   * the last is only a reminder, and the driver keeps at it (again after a reconnect or a reboot of
   * the cabinet) until what it reads back is equal.
   */
  void steer(ChargingPlan plan);
}
