package org.swapgrid.service;

import java.util.Optional;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;

/** What the station has promised the grid: one file per shape. */
public sealed interface GridService permits StaticService, DroopService {
  ServiceId id();

  Terms terms();

  /** The state after one new trustworthy reading. */
  ServiceState step(ServiceState was, Sighting sighting);

  /** The state once sight is lost: what was being counted is void, what was claimed stands. */
  ServiceState unsighted(ServiceState was);

  /**
   * What the service asks of the station in this state.
   *
   * @param baseline what the station drew before the event
   */
  Optional<Claim> claim(ServiceState state, Power baseline);
}
